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
 * Fetches a text of at most 2 MiB, without cookies. The charset is the header's, else the byte order mark's, else the XML
 * declaration's, else UTF-8. Throws a `BackendProblem` for a refusal and for a file beyond the bound.
 */
export async function download(address: string, accept: string): Promise<Download> {
  const response = await fetch(address, {
    headers: { accept },
    credentials: 'omit',
    signal: AbortSignal.timeout(PATIENCE),
  });
  const { ok, status, headers, url } = response;
  if (!ok) throw new BackendProblem({ type: 'refused', status, title: `HTTP ${status}` });
  const bytes = await readAtMost(response);
  const [, charset] = /charset\s*=\s*["']?([\w-]+)/i.exec(headers.get('content-type') ?? '') ?? [];
  return { text: decode(bytes, charset), url: url || address };
}

/** The bytes of a download as text; a charset that nobody knows is passed over. */
export function decode(bytes: Uint8Array<ArrayBuffer>, charset = ''): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const [, declared] = /^[^<]*<\?xml[^>]*\sencoding\s*=\s*["']([\w-]+)["']/i.exec(start) ?? [];
  const marked = start.startsWith('þÿ') ? 'utf-16be' : start.startsWith('ÿþ') ? 'utf-16le' : '';
  for (const label of [start.startsWith('ï»¿') ? 'utf-8' : marked, charset, declared]) {
    if (!label) continue;
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
