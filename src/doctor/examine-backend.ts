import { configuration } from '../core/configuration.ts';
import type { Finding } from './finding.ts';
import { refusedDuring } from './violations.ts';

/** Prefixes that name an adapter of ours; `registerBackend` may have added others. */
const ADAPTERS = /^(feed|json|wordpress|waline|isso):/;

/** Milliseconds that the backend has for each answer. */
const PATIENCE = 10_000;

/** Whether the backend at an address answers this page, and if not, why, as far as a browser is told. */
export async function examineBackend(address: string): Promise<Finding[]> {
  const isContract = /^https?:/i.test(address) || !/^[a-z][a-z0-9-]*:/i.test(address);
  if (!isContract && !ADAPTERS.test(address)) return [{ state: 'note', text: 'otherBackend' }];
  const rest = isContract ? address : address.replace(ADAPTERS, '');
  if (!URL.canParse(rest, document.baseURI)) return [{ state: 'wrong', text: 'noAddress' }];
  const url = new URL(rest, document.baseURI);
  const { backends } = configuration();
  const allowed = backends?.map((origin) => new URL(origin, document.baseURI).origin);
  if (allowed && !allowed.includes(url.origin))
    return [{ state: 'wrong', text: 'notListed', slots: { list: allowed.join(', ') } }];
  if (location.protocol === 'https:' && url.protocol === 'http:')
    return [{ state: 'wrong', text: 'insecure' }];
  if (!isContract) return [(await reach(url.href)).finding];
  const base = url.href.endsWith('/') ? url.href : `${url.href}/`;
  const { finding, response } = await reach(`${base}v1/site`);
  if (finding.state !== 'good') return [finding];
  if (!response?.headers.get('content-type')?.includes('json'))
    return [{ state: 'wrong', text: 'notContract' }];
  return url.origin === location.origin || (await mayWrite(base))
    ? [finding]
    : [finding, { state: 'wrong', text: 'mayNotWrite', slots: { origin: location.origin } }];
}

async function reach(address: string): Promise<{ finding: Finding; response?: Response }> {
  const options = { credentials: 'omit', signal: AbortSignal.timeout(PATIENCE) } as const;
  const { result, refused } = await refusedDuring(() => fetch(address, options));
  if (result) {
    const { ok, status } = result;
    const finding: Finding = ok
      ? { state: 'good', text: 'answers' }
      : { state: 'wrong', text: 'answersStatus', slots: { status: String(status), address } };
    return { finding, response: result };
  }
  const [first] = refused;
  if (first) {
    const slots = { directive: first.directive, uri: first.uri };
    return { finding: { state: 'wrong', text: 'blocked', slots } };
  }
  // An answer that may not be read still says that somebody is there.
  const { result: opaque } = await refusedDuring(() =>
    fetch(address, { ...options, mode: 'no-cors' }),
  );
  return {
    finding: { state: 'wrong', text: opaque ? 'noCors' : 'unreachable', slots: { address } },
  };
}

/** Takes back a vote that was never given on a comment that is not there: refused for its origin, or as unknown. */
async function mayWrite(base: string): Promise<boolean> {
  const { result } = await refusedDuring(() =>
    fetch(`${base}v1/comments/news-doctor/vote`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{"value":0}',
      credentials: 'omit',
      signal: AbortSignal.timeout(PATIENCE),
    }),
  );
  return result !== undefined;
}
