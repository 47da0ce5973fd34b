import { BackendProblem } from '../backend-problem.ts';

/** Largest file, in bytes after decompression. */
const LARGEST = 2 * 1024 * 1024;
/** Milliseconds after which a request counts as failed. */
const PATIENCE = 20_000;

/** A downloaded text and where it came from after redirects. */
export interface Download {
  text: string;
  url: string;
}

/**
 * Fetches a text of at most 2 MiB, without cookies. The charset is UTF-8 where the bytes say
 * so, else the header's, else the XML declaration's. Throws a `BackendProblem` for a refusal and for a file beyond the bound.
 */
export async function download(address: string, accept: string): Promise<Download> {
  const response = await fetch(address, {
    headers: { accept },
    credentials: 'omit',
    signal: AbortSignal.timeout(PATIENCE),
  }).catch((cause: Error) => {
    if (cause.name !== 'TypeError') throw cause;
    // A browser does not tell which; whoever reads the console can look.
    const why = 'did not answer, or lets no page of another origin read it';
    throw new TypeError(`${address} ${why} (Access-Control-Allow-Origin).`, { cause });
  });
  const { ok, status, headers, url } = response;
  if (!ok) throw new BackendProblem({ type: 'refused', status, title: `HTTP ${status}` });
  const bytes = await readAtMost(response);
  const [, charset] = /charset\s*=\s*["']?([\w-]+)/i.exec(headers.get('content-type') ?? '') ?? [];
  return { text: decode(bytes, charset), url: url || address };
}

/**
 * The bytes of a download as text. What is UTF-8 through and through is that whatever is said of it: bytes of another charset
 * are not by chance. A charset that nobody knows is passed over.
 */
export function decode(bytes: Uint8Array<ArrayBuffer>, charset = ''): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const [, declared] = /<\?xml[^>]*\sencoding\s*=\s*["']([\w-]+)["']/i.exec(start) ?? [];
  const wide = /^(þÿ|\0[\s<{[])/.test(start)
    ? 'utf-16be'
    : /^(ÿþ|[\s<{[]\0)/.test(start)
      ? 'utf-16le'
      : '';
  if (wide) return new TextDecoder(wide).decode(bytes);
  if (!/^iso-2022/i.test(charset || (declared ?? ''))) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      // Another charset, or a damaged letter: what is said of it decides.
    }
  }
  for (const label of [start.startsWith('ï»¿') ? 'utf-8' : '', charset, declared]) {
    // A declaration that can be read as ASCII is not in UTF-16, as .NET likes to say.
    if (!label || /^(utf-?16|ucs-?2)/i.test(label)) continue;
    try {
      return new TextDecoder(label).decode(bytes);
    } catch {
      // An invented charset: the next one named, or UTF-8.
    }
  }
  return new TextDecoder().decode(bytes);
}

async function readAtMost(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader!.read()) {
    chunks.push(part.value);
    length += part.value.length;
    if (length <= LARGEST) continue;
    await reader!.cancel();
    throw new BackendProblem({ type: 'too-large', status: response.status, title: 'Over 2 MiB.' });
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
