import { BlockList, isIP } from 'node:net';

import type { Context, MiddlewareHandler } from 'hono';

import type { Config } from '../config.ts';
import type { Services } from '../services.ts';
import { ownOrigin } from './cors.ts';
import type { AppEnv } from './router.ts';

/**
 * Sets `block` and `site`. The address itself goes no further than this file:
 * it is cut to /24 or /48 and keyed-hashed first.
 */
export function clientAddress({ config, keys }: Services): MiddlewareHandler<AppEnv> {
  const trusted = new BlockList();
  for (const { address, bits, family } of config.trustedProxy)
    trusted.addSubnet(address, bits, family);
  return async (c, next) => {
    c.set('block', keys.hash('address-block', addressBlock(addressOf(c, config, trusted))));
    c.set('site', c.req.header('origin') ?? ownOrigin(c, config));
    await next();
  };
}

/**
 * The nearest address that is no trusted proxy. `X-Forwarded-For` is read from its end, and only as far as
 * the one who added each entry is trusted: what a reader writes there is never believed.
 */
function addressOf(c: Context<AppEnv>, config: Config, trusted: BlockList): string {
  let address = plain(c.env?.incoming?.socket.remoteAddress ?? '');
  if (!config.trustedProxy.length) return address;
  const forwarded = (c.req.header('x-forwarded-for') ?? '')
    .split(',')
    .map((entry) => plain(entry.trim()));
  while (forwarded.length && isTrusted(address, trusted)) {
    const nearer = forwarded.pop() ?? '';
    if (!isIP(nearer)) break;
    address = nearer;
  }
  return address;
}

function isTrusted(address: string, trusted: BlockList): boolean {
  const version = isIP(address);
  return version !== 0 && trusted.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** An IPv4 address inside an IPv6 one, a zone and a port are taken off. */
function plain(address: string): string {
  const bare =
    /^\[([^\]]*)\](?::\d+)?$/.exec(address)?.[1] ??
    address.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  return bare.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
}

/** `203.0.113.0/24`, `2001:db8:1::/48`, or `unknown`. */
export function addressBlock(address: string): string {
  if (isIP(address) === 4) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  if (isIP(address) !== 6) return 'unknown';
  const [head = '', tail] = address.split('::');
  const first = head ? head.split(':') : [];
  const missing = tail === undefined ? 0 : 8 - first.length - (tail ? tail.split(':').length : 0);
  const zeros = new Array<string>(missing).fill('0');
  const groups = [...first, ...zeros, ...(tail ? tail.split(':') : [])].slice(0, 3);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/48`;
}
