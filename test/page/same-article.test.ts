import { expect } from '@open-wc/testing';
import { articleKey, ownArticleKeys, sameArticle } from '../../src/page/same-article.ts';

/** The server passes the same. */
const { article, same, other, equal } = (await (
  await fetch(new URL('./same-article.vectors.json', import.meta.url))
).json()) as { article: string; same: string[]; other: string[]; equal: [string, string][] };

describe('sameArticle', () => {
  for (const address of same) {
    it(`takes ${address} for the article`, () => {
      expect(sameArticle(article, address)).to.equal(true);
    });
  }

  for (const address of other) {
    it(`tells ${address || 'nothing'} apart`, () => {
      expect(sameArticle(article, address)).to.equal(false);
    });
  }

  for (const [one, two] of equal) {
    it(`takes ${one} and ${two} for one`, () => {
      expect(sameArticle(one, two)).to.equal(true);
    });
  }

  it('reads a relative address, and one in the cache of a search engine', () => {
    expect(sameArticle(article, '/xa-hoi/sach-qua-song/', 'https://paper.example/home')).to.equal(
      true,
    );
    const cached =
      'https://paper-example.cdn.ampproject.org/c/s/paper.example/xa-hoi/sach-qua-song';
    expect(sameArticle(article, cached)).to.equal(true);
  });

  it('refuses an address beyond any sense', () => {
    expect(articleKey(`https://paper.example/${'a'.repeat(5000)}`)).to.equal('');
  });
});

describe('ownArticleKeys', () => {
  it('reads canonical and AMP addresses beside the location', () => {
    const links = ['canonical', 'amphtml'].map((rel) => {
      const link = document.createElement('link');
      link.rel = rel;
      link.href = `https://paper.example/${rel}`;
      document.head.append(link);
      return link;
    });
    const keys = ownArticleKeys(
      document,
      'https://paper.example/given',
      'an id that is no address',
    );
    for (const link of links) link.remove();
    expect([...keys]).to.include.members([
      articleKey(location.href),
      'paper.example/canonical',
      'paper.example/amphtml',
      'paper.example/given',
    ]);
  });
});
