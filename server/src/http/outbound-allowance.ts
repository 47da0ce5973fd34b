import { BlockList, isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** Where the server may call: the public internet, and what `--outbound-allow` names. */
export class OutboundAllowance {
  readonly #hosts = new Set<string>();
  readonly #ranges = new BlockList();

  /** @param entries `host`, `host:port`, an address, or a range like `10.1.2.0/24`. */
  constructor(entries: readonly string[] = []) {
    for (const entry of entries) {
      const range = /^([\d.]+|[\da-f:]+)\/(\d+)$/i.exec(entry);
      const family = range && isIP(range[1]!);
      if (family)
        this.#ranges.addSubnet(range[1]!, Number(range[2]), family === 6 ? 'ipv6' : 'ipv4');
      else this.#hosts.add(isIP(entry) === 6 ? `[${entry.toLowerCase()}]` : entry.toLowerCase());
    }
  }

  /** Whether the operator vouches for a host whatever its address is. */
  trusts({ protocol, hostname, port }: URL): boolean {
    const number = port || (protocol === 'https:' ? '443' : '80');
    return this.#hosts.has(hostname) || this.#hosts.has(`${hostname}:${number}`);
  }

  /** Whether an IP address may be connected to. */
  permits(address: string): boolean {
    if (isPublicAddress(address)) return true;
    const family = isIP(address);
    return family !== 0 && this.#ranges.check(address, family === 6 ? 'ipv6' : 'ipv4');
  }
}
