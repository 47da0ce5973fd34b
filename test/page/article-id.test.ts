import { articleId } from '../../src/page/article-id.ts';
import { articleKey } from '../../src/page/same-article.ts';
import { expect } from '../suites/fixture.ts';

interface Vector {
  say: string;
  address: string;
  canonical?: string;
  og?: string;
  jsonLd?: unknown;
  id: string;
  /** What browser and server take for the same, where that is not the id without its scheme. */
  key?: string;
}

const vectors = (await (
  await fetch(new URL('./article-id.vectors.json', import.meta.url))
).json()) as Vector[];

/** A document that stands at an address, which a created document cannot. */
function pageAt({ address, canonical, og, jsonLd }: Vector): Document {
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
  if (jsonLd) {
    const script = page.createElement('script');
    script.type = 'application/ld+json';
    script.textContent = JSON.stringify(jsonLd);
    page.head.append(script);
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
      const id = articleId(pageAt(vector));
      expect(id).to.equal(vector.id);
      if (vector.key) expect(articleKey(id)).to.equal(vector.key);
    });
  }
});
