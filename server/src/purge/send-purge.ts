import type { Config } from '../config.ts';
import type { Outbound } from '../http/outbound.ts';

/** The caches' side answered, but did not do it. */
export class PurgeRefusal extends Error {
  override name = 'PurgeRefusal';
  /** Seconds it asks for; `undefined` when it did not. */
  readonly retryAfter: number | undefined;

  constructor(status: number, retryAfter: string | undefined) {
    super(`--purge-url answered ${status}`);
    this.retryAfter = /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) : undefined;
  }
}

/**
 * Tells the address of `--purge-url` to throw away what carries these names, in requests of at most `--purge-batch`.
 * They stand in `Surrogate-Key`, as Fastly and a Varnish read them, and in the body, as Cloudflare does.
 * Throws a `PurgeRefusal` or an `OutboundError`; a redirect is a refusal.
 */
export async function sendPurge(
  { purgeUrl, purgeHeader, purgeBatch }: Config,
  outbound: Outbound,
  tags: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  for (let start = 0; start < tags.length; start += purgeBatch) {
    const batch = tags.slice(start, start + purgeBatch);
    const { status, headers } = await outbound.request(purgeUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'surrogate-key': batch.join(' ') },
      credentials: purgeHeader ? { [purgeHeader.name]: purgeHeader.value } : {},
      body: JSON.stringify({ tags: batch }),
      signal,
    });
    if (status < 200 || status > 299) throw new PurgeRefusal(status, headers['retry-after']);
  }
}
