import { configuration } from '../core/configuration.ts';
import type { Backend, Site } from './contract.ts';
import { HttpBackend } from './http.ts';

const backends = new Map<string, Promise<Backend>>();
const sites = new WeakMap<Backend, Promise<Site>>();

/**
 * The backend for an address, one object a page. Rejects with a `TypeError` in words when the address cannot be
 * used or its origin is not on the list of `configure({ backends })`.
 */
export function resolveBackend(address: string | Backend): Promise<Backend> {
  if (typeof address !== 'string') return Promise.resolve(address);
  return once(backends, address, () => open(address));
}

/** What a backend can do; asked for once, and again after a failure. */
export function siteOf(backend: Backend): Promise<Site> {
  return once(sites, backend, () => backend.site());
}

/** Opens addresses anew that begin like this. */
export function forget(beginning: string): void {
  for (const address of backends.keys())
    if (address.startsWith(beginning)) backends.delete(address);
}

/** The full address. Throws where the page has locked its backends and this origin is not among them. */
export function allowed(address: string): string {
  const { origin, href } = new URL(address, document.baseURI);
  const { backends: list } = configuration();
  if (list && !list.some((each) => new URL(each, document.baseURI).origin === origin)) {
    throw new TypeError(`The backend ${origin} is not on this page's list of backends.`);
  }
  return href;
}

async function open(address: string): Promise<Backend> {
  const [, scheme, rest] = /^(?!https?:)([a-z][a-z0-9-]*):(.*)/is.exec(address) ?? [];
  if (!scheme) return new HttpBackend(allowed(address));
  const { openAdapter } = await import('./adapters.ts');
  return openAdapter(scheme.toLowerCase(), rest!);
}

interface KeptPromises<K, T> {
  get(key: K): Promise<T> | undefined;
  set(key: K, promise: Promise<T>): unknown;
  delete(key: K): unknown;
}

/** What was promised before, or is now; a failure is not kept. */
function once<K, T>(kept: KeptPromises<K, T>, key: K, make: () => Promise<T>): Promise<T> {
  let promise = kept.get(key);
  if (!promise) {
    promise = make();
    kept.set(key, promise);
    promise.catch(() => kept.delete(key));
  }
  return promise;
}
