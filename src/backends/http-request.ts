/** Milliseconds after which a request counts as failed. */
const PATIENCE = 20_000;

/** What an address asks for; a list gives the name once for each of its values. */
export type Query = Record<string, string | number | undefined | readonly string[]>;

/** An address below a server's. */
export function addressOf(base: string, path: string, query: Query = {}): string {
  const url = new URL(path, base);
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? (value as string[]) : [value]) {
      if (each !== undefined) url.searchParams.append(name, String(each));
    }
  }
  return url.href;
}

/** What is asked of a server. */
export interface Call {
  method?: string;
  query?: Query | undefined;
  headers?: Record<string, string>;
  /** What is sent, as it is before it becomes JSON. */
  json?: unknown;
  signal?: AbortSignal | undefined;
}

/** Asks a server of the contract. Rejects with a `BackendProblem` when it refuses. */
export async function request(
  base: string,
  path: string,
  { method = 'GET', query, headers, json, signal }: Call,
): Promise<Response> {
  const url = addressOf(base, `v1/${path}`, query);
  const timeout = AbortSignal.timeout(PATIENCE);
  const response = await fetch(url, {
    method,
    headers: {
      accept: 'application/json',
      ...headers,
      ...(json !== undefined && { 'content-type': 'application/json' }),
    },
    body: json === undefined ? null : JSON.stringify(json),
    credentials: 'omit',
    // A credential goes to its own origin and no further.
    redirect: headers?.['authorization'] ? 'error' : 'follow',
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  });
  if (!response.ok) throw await (await import('./http-problem.ts')).httpProblem(response);
  return response;
}

/** The same, for what is answered. */
export async function requestJson<T>(base: string, path: string, call: Call): Promise<T> {
  return (await request(base, path, call)).json() as Promise<T>;
}
