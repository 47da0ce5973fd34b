import type { Config } from '../config.ts';
import type { Outbound } from '../http/outbound.ts';
import { Refusal } from '../http/refusal.ts';

/**
 * Tells the address of `--purge-url` to throw away what carries these names, in requests of at most `--purge-batch`.
 * They stand in `Surrogate-Key`, as Fastly and a Varnish read them, and in the body, as Cloudflare does.
 * Throws a `Refusal` or an `OutboundError`; a redirect is a refusal.
 */
export async function sendPurge(
  { purgeUrl, purgeHeader, purgeBatch }: Config,
  outbound: Outbound,
  tags: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  for (let start = 0; start < tags.length; start += purgeBatch) {
    const batch = tags.slice(start, start + purgeBatch);
    const response = await outbound.request(purgeUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'surrogate-key': batch.join(' ') },
      credentials: purgeHeader ? { [purgeHeader.name]: purgeHeader.value } : {},
      body: JSON.stringify({ tags: batch }),
      signal,
    });
    const { status } = response;
    if (status < 200 || status > 299) throw new Refusal(`--purge-url answered ${status}`, response);
  }
}
