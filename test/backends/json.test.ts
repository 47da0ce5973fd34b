import { expect } from '@open-wc/testing';
import type { Backend, RelatedItem } from '../../src/backends/contract.ts';
import { JsonBackend } from '../../src/backends/json.ts';
import { resolveBackend } from '../../src/backends/registry.ts';
import { behavesAsBackend } from '../suites/backend.ts';

const article = { id: 'https://paper.example/xa-hoi/thu-vien', title: 'Thư viện theo chuyến đò' };
const nearest = 'https://paper.example/xa-hoi/do-cuoi-nam';

function at(name: string): string {
  return new URL(`./fixtures/${name}`, import.meta.url).href;
}

for (const name of ['items.json', 'feed.json']) {
  behavesAsBackend(
    `json:${name}`,
    () => resolveBackend(`json:${at(name)}`),
    {
      article,
      nearest,
      itself: ['https://paper.example/xa-hoi/thu-vien/amp/'],
    },
    { describe, it },
  );
}

/** A theme's own source: the smallest object that is a backend. */
class OwnBackend implements Backend {
  async site() {
    return new JsonBackend(at('items.json')).site();
  }

  async related({ signal, limit = 5 }: { signal?: AbortSignal; limit?: number }) {
    signal?.throwIfAborted();
    const items: RelatedItem[] = [{ url: nearest, title: 'Own' }];
    return items.slice(0, limit);
  }
}

behavesAsBackend(
  'an object of the page',
  () => resolveBackend(new OwnBackend()),
  {
    article,
    nearest,
  },
  { describe, it },
);

describe('JsonBackend', () => {
  it('says when a file is not JSON, and when it holds no list', async () => {
    for (const [address, words] of [
      [at('rss.xml'), 'is not JSON'],
      ['data:application/json,{"items":7}', 'holds no list'],
    ] as const) {
      const failure = await new JsonBackend(address).related({ article: '' }).catch(String);
      expect(failure).to.include(words);
    }
  });

  it('asks again after a failure', async () => {
    let broken = true;
    const backend = new JsonBackend(at('items.json'));
    const { fetch } = window;
    window.fetch = (...args) => {
      return broken ? Promise.reject(new TypeError('offline')) : fetch.apply(window, args);
    };
    try {
      const failure = await backend.related({ article: '' }).catch((error: Error) => error);
      expect(failure).to.be.instanceOf(TypeError);
      broken = false;
      expect(await backend.related({ article: '' })).to.have.length(3);
    } finally {
      window.fetch = fetch;
    }
  });
});
