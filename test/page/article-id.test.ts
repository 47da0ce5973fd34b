import { articleId } from '../../src/page/article-id.ts';
import { expect } from '../suites/fixture.ts';

interface Vector {
  say: string;
  address: string;
  canonical?: string;
  og?: string;
  id: string;
}

const vectors = (await (
  await fetch(new URL('./article-id.vectors.json', import.meta.url))
).json()) as Vector[];

/** A document that stands at an address, which a created document cannot. */
function pageAt({ address, canonical, og }: Vector): Document {
  const page = document.implementation.createHTMLDocument('');
  const base = page.createElement('base');
  base.href = address;
  page.head.append(base);
  if (canonical) {
    const link = page.createElement('link');
    link.rel = 'Canonical';
    link.href = canonical;
    page.head.append(link);
  }
  if (og) {
    const meta = page.createElement('meta');
    meta.setAttribute('property', 'og:url');
    meta.content = og;
    page.head.append(meta);
  }
  return new Proxy(page, {
    get(target, name) {
      if (name === 'location') return new URL(address);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

describe('articleId', () => {
  for (const vector of vectors) {
    it(vector.say, () => {
      expect(articleId(pageAt(vector))).to.equal(vector.id);
    });
  }
});
