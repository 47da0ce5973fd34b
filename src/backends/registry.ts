import { configuration } from '../core/configuration.ts';
import type { Backend, BackendFactory, Site } from './contract.ts';
import { HttpBackend } from './http.ts';

const factories: Record<string, BackendFactory> = {
  feed: async (address) => {
    const { FeedBackend } = await import('./feed.ts');
    return new FeedBackend(new URL(address, document.baseURI).href, document.documentElement.lang);
  },
  json: async (address) =>
    new (await import('./json.ts')).JsonBackend(new URL(address, document.baseURI).href),
};
const backends = new Map<string, Promise<Backend>>();
const sites = new WeakMap<Backend, Promise<Site>>();

/**
 * Adds an adapter: `registerBackend('mine', (address) => new MyBackend(address))` makes `backend="mine:…"` work.
 * @param scheme - Letters, digits and hyphens; `http` and `https` are taken.
 */
export function registerBackend(scheme: string, factory: BackendFactory): void {
  factories[scheme] = factory;
  for (const address of backends.keys())
    if (address.startsWith(`${scheme}:`)) backends.delete(address);
}

/**
 * The backend for an address, one object a page. Rejects with a `TypeError` in words when the address cannot be
 * used or its origin is not on the list of `configure({ backends })`.
 */
export function resolveBackend(address: string | Backend): Promise<Backend> {
  if (typeof address !== 'string') return Promise.resolve(address);
  let promise = backends.get(address);
  if (!promise) {
    promise = open(address);
    backends.set(address, promise);
    promise.catch(() => backends.delete(address));
  }
  return promise;
}

/** What a backend can do; asked for once, and again after a failure. */
export function siteOf(backend: Backend): Promise<Site> {
  let promise = sites.get(backend);
  if (!promise) {
    promise = backend.site();
    sites.set(backend, promise);
    promise.catch(() => sites.delete(backend));
  }
  return promise;
}

async function open(address: string): Promise<Backend> {
  const scheme = /^([a-z][a-z0-9-]*):/i.exec(address)?.[1]?.toLowerCase() ?? '';
  const factory = factories[scheme];
  if (factory) {
    const rest = address.slice(scheme.length + 1);
    allow(rest);
    return factory(rest);
  }
  if (scheme && !/^https?$/.test(scheme)) {
    throw new TypeError(
      `"${scheme}:" is no backend; known: https, ${Object.keys(factories).join(', ')}.`,
    );
  }
  const url = allow(address);
  return new HttpBackend(url.href);
}

/** Throws where the page has locked its backends and this origin is not among them. */
function allow(address: string): URL {
  const url = new URL(address, document.baseURI);
  const { backends: list } = configuration();
  if (list && !list.some((origin) => new URL(origin, document.baseURI).origin === url.origin)) {
    throw new TypeError(`The backend ${url.origin} is not on this page's list of backends.`);
  }
  return url;
}
