import { configuration } from '../core/configuration.ts';
import { problemOf } from './backend-problem.ts';

/** Milliseconds before its end at which a token is not used any more. */
const EARLY = 30_000;

/** A token that the page gave, until it is given up. */
interface Held {
  source: () => unknown;
  token: Promise<string | null>;
  /** Milliseconds since 1970; 0 where it may be used once only. */
  until: number;
}

let held: Held | undefined;

/**
 * The reader's token for a server, `null` for a guest and for every origin but the one it belongs to. A function of the
 * page is asked when there is no token yet, or it is about to expire. Rejects as that function does.
 */
export async function credential(address: string): Promise<string | null> {
  const { auth } = configuration();
  if (!auth || originOf(auth.for) !== originOf(address)) return null;
  const source = auth.token;
  if (typeof source !== 'function') return source || null;
  if (held?.source !== source || held.until < Date.now()) {
    const asked: Held = { source, token: Promise.resolve().then(source), until: Infinity };
    held = asked;
    const settled = (token: string | null) => {
      asked.until = Number(claimsOf(token)?.['exp'] ?? 0) * 1000 - EARLY;
    };
    asked.token.then(settled, () => settled(null));
  }
  return (await held.token) || null;
}

/** The page is asked for a token anew: somebody signed in or out, or the server refused it. */
export function forgetCredential(): void {
  held = undefined;
}

/** Calls with the reader's token; once more with another one where the server refuses it. */
export async function withCredential<T>(
  address: string,
  call: (headers: Record<string, string>) => Promise<T>,
): Promise<T> {
  const send = (token: string | null) => call(token ? { authorization: `Bearer ${token}` } : {});
  const token = await credential(address);
  try {
    return await send(token);
  } catch (error) {
    if (!token || problemOf(error)?.type !== 'invalid-token') throw error;
    forgetCredential();
    const other = await credential(address);
    if (!other || other === token) throw error;
    return send(other);
  }
}

/** What a JWT says, unchecked: the server alone can check it. `undefined` where it is none. */
export function claimsOf(token: string | null): Record<string, unknown> | undefined {
  const payload = token?.split('.')[1];
  if (!payload) return undefined;
  try {
    const bytes = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const text = new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
    const claims: unknown = JSON.parse(text);
    return typeof claims === 'object' && claims ? { ...claims } : undefined;
  } catch {
    // A token of another kind says nothing to us.
    return undefined;
  }
}

/** `undefined` for what is no address, which is nobody's origin. */
function originOf(address: string): string | undefined {
  return URL.canParse(address, document.baseURI)
    ? new URL(address, document.baseURI).origin
    : undefined;
}
