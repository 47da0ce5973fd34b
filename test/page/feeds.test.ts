import { expect } from '@open-wc/testing';
import { feedAddress, feedLinks, linkedFeeds } from '../../src/page/feed-links.ts';
import { type FeedContext, nameFeeds } from '../../src/page/feeds.ts';

const RSS = 'application/rss+xml';
const address = 'https://paper.example/xa-hoi/thu-vien';

function page(links: [type: string, href: string, title?: string][], site = ''): Document {
  const document = window.document.implementation.createHTMLDocument('');
  const base = document.createElement('base');
  base.href = address;
  document.head.append(base);
  if (site) {
    const meta = document.createElement('meta');
    meta.setAttribute('property', 'og:site_name');
    meta.content = site;
    document.head.append(meta);
  }
  for (const [type, href, title = ''] of links) {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'alternate', type, href, title });
    document.head.append(link);
  }
  return document;
}

function pageFeeds(document: Document, context: FeedContext) {
  return nameFeeds(linkedFeeds(feedLinks(document), address), document, context);
}

describe('the feeds of a page', () => {
  it('finds RSS, Atom and JSON Feed, and nothing else', () => {
    const found = pageFeeds(
      page([
        [RSS, '/rss.xml', 'A'],
        ['application/atom+xml; charset=utf-8', '/atom.xml', 'B'],
        ['application/feed+json', '/feed.json', 'C'],
        ['application/json+oembed', '/oembed', 'D'],
        ['application/json', '/wp-json/posts/1', 'E'],
        ['text/html', '/en', 'F'],
        [RSS, 'javascript:alert(1)', 'G'],
      ]),
      { address },
    );
    expect(found.map(({ title }) => title)).to.deep.equal(['A', 'B', 'C']);
    expect(found[0]).to.deep.equal({
      url: 'https://paper.example/rss.xml',
      title: 'A',
      kind: 'articles',
    });
  });

  it('knows the types that are written for a feed, and a feed without any by its address', () => {
    const types = ['application/rdf+xml', 'text/xml', 'application/xml', 'Application/RSS+XML '];
    const older = ['application/rss', 'text/rss', 'application/x-rss+xml', 'application/atom'];
    const found = pageFeeds(
      page([
        ...[...types, ...older].map((type, at): [string, string, string] => [
          type,
          `/${at}`,
          `${at}`,
        ]),
        ['', '/rss.xml?all=1', '8'],
        ['', '/tin/feed/', '9'],
        ['', '/en/', 'no feed'],
        ['application/xhtml+xml', '/m', 'no feed'],
      ]),
      { address: 'https://paper.example/' },
    );
    expect(found.map(({ title }) => title).sort()).to.deep.equal([...'0123456789']);
  });

  it('puts the article’s section first and comments last', () => {
    const found = pageFeeds(
      page([
        [RSS, '/comments/feed/', 'Ý kiến bạn đọc'],
        [RSS, '/rss.xml', 'Toàn báo'],
        [RSS, '/kinh-te/rss.xml', 'Kinh tế'],
        [RSS, '/rss/xh.xml', 'Tin mới chuyên mục Xã hội'],
        [RSS, '/xa-hoi/rss.xml', 'Gần nhất'],
      ]),
      { address, section: 'Xã hội' },
    );
    expect(found.map(({ title }) => title)).to.deep.equal([
      'Tin mới chuyên mục Xã hội',
      'Gần nhất',
      'Toàn báo',
      'Kinh tế',
      'Ý kiến bạn đọc',
    ]);
    expect(found.at(-1)!.kind).to.equal('comments');
  });

  it('names a feed without the site and the format', () => {
    const found = pageFeeds(
      page(
        [
          [RSS, '/1', 'Trung Du » Xã hội Feed'],
          [RSS, '/2', 'RSS - Kinh tế | Trung Du'],
          [RSS, '/3', 'Trung Du (RSS 2.0)'],
          [RSS, '/4', 'Văn hóa'],
          [RSS, '/5', 'Trung Du - Thể thao [RSS]'],
          [RSS, '/6', 'RSS feed for Sách'],
        ],
        'Trung Du',
      ),
      { address },
    );
    expect(found.map(({ title }) => title)).to.deep.equal([
      'Xã hội',
      'Kinh tế',
      'Trung Du',
      'Văn hóa',
      'Thể thao',
      'Sách',
    ]);
  });

  it('offers a feed once, whatever its formats and however often it is named', () => {
    const found = pageFeeds(
      page([
        [RSS, '/rss.xml', 'Trung Du RSS'],
        [RSS, '/rss.xml#again', 'Again'],
        ['application/atom+xml', '/atom.xml', 'Trung Du Atom'],
      ]),
      { address },
    );
    expect(found.map(({ url }) => url)).to.deep.equal(['https://paper.example/rss.xml']);
  });

  it('offers at most twelve', () => {
    const links = Array.from(
      { length: 40 },
      (_, index) => [RSS, `/${index}`, `T${index}`] as const,
    );
    expect(pageFeeds(page(links.map((link) => [...link])), { address })).to.have.length(12);
  });
});

describe('feedAddress', () => {
  for (const [written, expected] of [
    ['http://paper.example/rss.xml', 'https://paper.example/rss.xml'],
    ['http://other.example/rss.xml', 'http://other.example/rss.xml'],
    ['feed:https://paper.example/rss.xml', 'https://paper.example/rss.xml'],
    ['feed://paper.example/rss.xml', 'https://paper.example/rss.xml'],
    ['rss.xml', 'https://paper.example/xa-hoi/rss.xml'],
    ['javascript:alert(1)', ''],
    ['http://', ''],
  ] as const) {
    it(`reads ${written}`, () => {
      expect(feedAddress(written, address)).to.equal(expected);
    });
  }
});
