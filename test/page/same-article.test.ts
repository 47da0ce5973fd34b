import { expect } from '@open-wc/testing';
import { articleKey, ownArticleKeys, sameArticle } from '../../src/page/same-article.ts';

const ARTICLE = 'https://paper.example/xa-hoi/sach-qua-song';

describe('sameArticle', () => {
  for (const variant of [
    'http://paper.example/xa-hoi/sach-qua-song',
    'https://www.paper.example/xa-hoi/sach-qua-song/',
    'https://m.paper.example/xa-hoi/sach-qua-song',
    'https://amp.paper.example/xa-hoi/sach-qua-song',
    'https://paper.example/xa-hoi/sach-qua-song/index.html',
    'https://paper.example/xa-hoi/sach-qua-song/amp/',
    'https://paper.example/amp/xa-hoi/sach-qua-song',
    'https://paper.example/xa-hoi/sach-qua-song.amp',
    'https://paper.example/xa-hoi/sach-qua-song?amp=1',
    'https://paper.example/xa-hoi/sach-qua-song?outputType=amp',
    'https://paper.example/xa-hoi/sach-qua-song?print=1#comments',
    'https://paper.example/xa-hoi/sach-qua-song?utm_source=feed&utm_medium=rss&fbclid=x',
    'https://paper.example/xa-hoi/sach-qua-song?ref=rss',
    'https://paper.example//xa-hoi/s%61ch-qua-song',
    'https://paper-example.cdn.ampproject.org/c/s/paper.example/xa-hoi/sach-qua-song',
    '/xa-hoi/sach-qua-song/',
  ]) {
    it(`takes ${variant} for the article`, () => {
      expect(sameArticle(ARTICLE, variant, 'https://paper.example/home')).to.equal(true);
    });
  }

  for (const other of [
    'https://paper.example/xa-hoi/sach-qua-song-2',
    'https://paper.example/xa-hoi',
    'https://other.example/xa-hoi/sach-qua-song',
    'https://paper.example:8443/xa-hoi/sach-qua-song',
    'https://paper.example/xa-hoi/sach-qua-song?id=7',
    'https://paper.example/xa-hoi/sach-qua-song?ref=chapter-2',
    'javascript:alert(1)',
    'not an address',
    '',
  ]) {
    it(`tells ${other || 'nothing'} apart`, () => {
      expect(sameArticle(ARTICLE, other)).to.equal(false);
    });
  }

  it('compares composed and decomposed letters as the same', () => {
    expect(
      sameArticle('https://paper.example/sách', `https://paper.example/${'sách'.normalize('NFD')}`),
    ).to.equal(true);
  });

  it('keeps what a query says about the article, in any order', () => {
    expect(articleKey('https://paper.example/?b=2&a=1')).to.equal('paper.example?a=1&b=2');
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
