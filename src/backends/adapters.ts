import type { Backend, BackendFactory } from './contract.ts';
import { allowed, forget } from './registry.ts';

/** What makes a backend of the rest of an address, by the scheme before it. */
const factories = new Map<string, BackendFactory>([
  [
    'feed',
    async (address) => {
      const { FeedBackend } = await import('./feed.ts');
      const { href } = new URL(address, document.baseURI);
      return new FeedBackend(href, document.documentElement.lang);
    },
  ],
  [
    'json',
    async (address) =>
      new (await import('./json.ts')).JsonBackend(new URL(address, document.baseURI).href),
  ],
]);

/**
 * Adds an adapter: `registerBackend('mine', (address) => new MyBackend(address))` makes `backend="mine:…"` work.
 * @param scheme - Letters, digits and hyphens; `http` and `https` are taken.
 */
export function registerBackend(scheme: string, factory: BackendFactory): void {
  factories.set(scheme, factory);
  forget(`${scheme}:`);
}

/** The backend for the rest of an address. Throws a `TypeError` in words where none is known for the scheme. */
export function openAdapter(scheme: string, address: string): Backend | Promise<Backend> {
  const factory = factories.get(scheme);
  if (!factory) {
    const known = [...factories.keys()].join(', ');
    throw new TypeError(`"${scheme}:" is no backend; known: https, ${known}.`);
  }
  allowed(address);
  return factory(address);
}
