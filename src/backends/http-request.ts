import { configuration } from '../core/configuration.ts';

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

/** Asks a server of the contract. Rejects with a `BackendProblem` when it refuses. */
export async function request(
  base: string,
  path: string,
  { query, signal, ...init }: RequestInit & { query?: Query } = {},
): Promise<Response> {
  const url = addressOf(base, `v1/${path}`, query);
  const token = await credential(url);
  const timeout = AbortSignal.timeout(PATIENCE);
  const response = await fetch(url, {
    ...init,
    headers: {
      accept: 'application/json',
      ...(init.headers as Record<string, string>),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    credentials: 'omit',
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  });
  if (!response.ok) throw await (await import('./http-problem.ts')).httpProblem(response);
  return response;
}

/** The reader's token, only for the origin it belongs to. */
function credential(url: string): string | null | undefined | Promise<string | null> {
  const { auth } = configuration();
  if (!auth || new URL(auth.for).origin !== new URL(url).origin) return null;
  return typeof auth.token === 'function' ? auth.token() : auth.token;
}
