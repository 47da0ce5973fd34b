import { expect } from '@open-wc/testing';
import { articleFacts } from '../../src/page/article-facts.ts';

interface Page {
  data?: unknown;
  meta?: Record<string, string | string[]>;
  title?: string;
  body?: string;
  root?: string;
}

function factsOf({ data, meta = {}, title = '', body = '', root = '[data-root]' }: Page) {
  const document = new DOMParser().parseFromString(body, 'text/html');
  document.title = title;
  if (data) {
    const script = document.createElement('script');
    script.type = 'application/ld+json';
    script.textContent = JSON.stringify(data);
    document.head.append(script);
  }
  for (const [name, contents] of Object.entries(meta)) {
    for (const content of [contents].flat()) {
      const element = document.createElement('meta');
      element.setAttribute(name.includes(':') ? 'property' : 'name', name);
      element.content = content;
      document.head.append(element);
    }
  }
  return articleFacts(document, document.querySelector(root) ?? document.body);
}

describe('the headline', () => {
  it('is what JSON-LD says, else og:title, else the h1, else the title without the paper', () => {
    const page = {
      data: { '@type': 'NewsArticle', headline: 'By data' },
      meta: { 'og:title': 'By graph' },
      title: 'The last ferry - Báo Trung Du',
      body: '<article data-root><h1>By heading</h1></article>',
    };
    expect(factsOf(page).title).to.equal('By data');
    expect(factsOf({ ...page, data: undefined }).title).to.equal('By graph');
    expect(factsOf({ title: page.title, body: page.body }).title).to.equal('By heading');
    expect(factsOf({ title: page.title }).title).to.equal('The last ferry');
  });

  it('is what the page shows where og:title only adds the paper’s name', () => {
    const body = '<article data-root><h1>Chuyến phà cuối</h1></article>';
    for (const told of ['Chuyến phà cuối | Báo', 'BÁO | Chuyến phà cuối'])
      expect(factsOf({ meta: { 'og:title': told }, body }).title).to.equal('Chuyến phà cuối');
  });

  it('is NFC, one line and bounded', () => {
    const { title } = factsOf({ meta: { 'og:title': ` a\n\t${'a\u0301'.repeat(999)}` } });
    expect(title.startsWith('a á')).to.equal(true);
    expect([...title].length).to.equal(300);
  });
});

describe('the date', () => {
  const body = (inner: string) => `<article data-root><h1>Chuyến phà</h1>${inner}</article>`;

  it('passes over what systems write for none', () => {
    const time = body('<time datetime="2013-03-19">hôm qua</time>');
    for (const none of ['', '0000-00-00T00:00:00', '1970-01-01', '0001-01-01', 'null']) {
      const data = { '@type': 'NewsArticle', datePublished: none };
      const meta = { 'article:published_time': none };
      expect(factsOf({ data, meta, body: time }).published, none).to.equal('2013-03-19');
    }
  });

  for (const name of [
    'article:published_time',
    'pubdate',
    'publish-date',
    'DC.date.issued',
    'date',
  ])
    it(`is read from <meta> ${name}`, () => {
      expect(factsOf({ meta: { [name]: '2013-03-19' } }).published).to.equal('2013-03-19');
    });

  it('is not that of a change', () => {
    const meta = { 'article:modified_time': '2014-01-01', 'dc.date.modified': '2014-01-01' };
    expect(factsOf({ meta }).published).to.equal('');
  });

  for (const words of [
    'Thứ ba, 19/03/2013, 14:10 (GMT+7)',
    '19.03.2013',
    'Published March 19, 2013',
    '2013年3月19日',
    '19 mars 2013 à 14h10',
  ])
    it(`is read as it is written: ${words}`, () => {
      const page = { body: body(`<div class="post-date">${words}</div>`) };
      expect(factsOf(page).published).to.equal(words);
    });

  it('is no hour alone, and no paragraph', () => {
    const inner = `<b class="time">14:10</b><div class="datebox">${'2013 là năm 1 '.repeat(9)}</div>`;
    expect(factsOf({ body: body(inner) }).published).to.equal('');
  });

  it('stands beside a headline that is outside of the text, and not in what follows', () => {
    const page = (before: string, after: string) =>
      `<main><div><h1>Chuyến phà</h1>${before}</div><div data-root><p>…</p></div><div>${after}</div></main>`;
    const time = '<time datetime="2013-03-19">19/03</time>';
    expect(factsOf({ body: page(time, '') }).published).to.equal('2013-03-19');
    expect(factsOf({ body: page('', time) }).published).to.equal('');
  });
});

describe('the byline', () => {
  const body = (inner: string) => `<article data-root><h1>Chuyến phà</h1>${inner}</article>`;

  it('is read from JSON-LD in each of its forms', () => {
    const forms: [unknown, string][] = [
      ['Hồng Hà', 'Hồng Hà'],
      [{ '@type': 'Person', name: 'Hồng Hà' }, 'Hồng Hà'],
      [[{ name: 'Hồng Hà' }, { name: 'Trung Kiên' }, { name: 'Hồng Hà' }], 'Hồng Hà, Trung Kiên'],
      [[null, 7, { name: '' }, ['x'], 'https://paper.example/ha', 'Hà'], 'Hà'],
      [{ name: 'By Hong Ha' }, 'Hong Ha'],
    ];
    for (const [author, told] of forms)
      expect(factsOf({ data: { '@type': 'NewsArticle', author } }).author).to.equal(told);
  });

  for (const [markup, told] of [
    ['<span itemprop="author"><b itemprop="name">Hồng Hà</b>, 30 bài</span>', 'Hồng Hà'],
    ['<a rel="author" href="/ha">Hồng Hà</a>', 'Hồng Hà'],
    [
      '<p class="byline">By <a href="/1">Ann Lee</a> and <a href="/2">Bo Ray</a> 3:10</p>',
      'Ann Lee, Bo Ray',
    ],
    ['<p class="byline">By Ann Lee Tuesday | 9:30</p>', 'Ann Lee Tuesday'],
    ['<p class="byline">Par Anne Lee 2013-03-19</p>', 'Anne Lee'],
    ['<p class="byline">9:39AM 05 Oct 2011</p><p class="author">Ann Lee</p>', 'Ann Lee'],
    ['<div class="author">Bài và ảnh: Hồng Hà</div>', 'Hồng Hà'],
    ['<p>Hết.</p><p style="text-align: right"><strong>Hồng Hà</strong></p>', 'Hồng Hà'],
    ['<p>Hết.</p><p align="right">HỒNG HÀ</p><p align="right">Ảnh: Trung Kiên</p>', 'HỒNG HÀ'],
    ['<p align="right">Ảnh: Trung Kiên</p>', ''],
    ['<p class="byline">ha@paper.example</p>', ''],
  ] as const)
    it(`is "${told}" where it is written ${markup}`, () => {
      expect(factsOf({ body: body(markup) }).author).to.equal(told);
    });

  it('goes before <meta name="author">, which often names the paper', () => {
    const meta = { author: ['Báo Trung Du', 'Ban Thời sự'] };
    expect(factsOf({ meta, body: body('<b class="author">Hồng Hà</b>') }).author).to.equal(
      'Hồng Hà',
    );
    expect(factsOf({ meta }).author).to.equal('Báo Trung Du, Ban Thời sự');
  });
});

describe('under endless scroll', () => {
  const page = {
    data: {
      '@type': 'NewsArticle',
      headline: 'Chuyến phà cuối',
      datePublished: '2013-03-19',
      author: 'Hồng Hà',
      articleSection: 'Xã hội',
    },
    meta: { 'og:title': 'Chuyến phà cuối' },
    body: `<article id="one"><h1>Chuyến phà cuối</h1></article>
      <article id="two"><h1>Hòa dưới mưa</h1><time datetime="2013-03-20">20/3</time></article>`,
  };

  it('data that speak of another article of the page say nothing of this', () => {
    expect(factsOf({ ...page, root: '#two' })).to.deep.equal({
      title: 'Hòa dưới mưa',
      published: '2013-03-20',
      author: '',
      section: '',
    });
    expect(factsOf({ ...page, root: '#one' }).author).to.equal('Hồng Hà');
  });

  it('of several articles in the data, the one with this headline speaks', () => {
    const second = { ...page.data, headline: 'Hòa dưới mưa', author: 'Trung Kiên' };
    const { author } = factsOf({ ...page, data: [page.data, second], root: '#two' });
    expect(author).to.equal('Trung Kiên');
  });
});
