import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { feedDate } from '../../src/backends/feed/date.ts';
import { decode } from '../../src/backends/feed/download.ts';
import { readFeed } from '../../src/backends/feed/feed-document.ts';
import { atOnce } from './at-once.ts';
import { readJsonItems } from '../../src/backends/feed/json-feed.ts';
import { inSlices } from '../../src/backends/feed/slices.ts';
import { rankRelated } from '../../src/backends/feed/rank.ts';
import type { RelatedItem } from '../../src/backends/contract.ts';
import { readDate } from '../../src/elements/dateline/read-date.ts';

// fast-check prints the seed and the smallest input of a failure.
const RUNS = { numRuns: 400 };
const URL_OF_FEED = 'https://paper.example/rss/home.xml';

/** Pieces that feeds are made of, whole and broken, in any order. */
const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'<rss>|<rss|<channel>|</channel>|<item>|</item>|<entry>|<title>|</title>|<link>|<link href="/a"/>|</link>'.split(
          '|',
        ),
        ...'https://paper.example/a|javascript:alert(1)|data:text/html,x|//b|<![CDATA[|]]>|<!--|-->|<!DOCTYPE|[|]'.split(
          '|',
        ),
        ...'&|&amp;|&lt;script&gt;|&amp;lt;img src=x onerror=alert(1)&amp;gt;|&#0;|&#xD800;|&#x110000;|&nbsp;|&x;'.split(
          '|',
        ),
        ...'<pubDate>|now|Tue, 99 Foo 2013|19/03/2013 14:10|tháng|<img src="|"|\'|=|/>|<media:content url="/b.jpg"|xmlns="|xml:base="'.split(
          '|',
        ),
        ...'<description>|</description>|<enclosure url="x" type="image/png"/>|\0|\u202e|e\u0301|<?xml|?>'.split(
          '|',
        ),
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
    ),
    { maxLength: 120 },
  )
  .map((parts) => parts.join(''));

/** Feeds as newspapers' programs write them. */
const whole = [
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"
    xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Báo</title><link>https://paper.example</link>
    <image><url>https://paper.example/logo.png</url></image>
    ${'<item><title><![CDATA[Đò &amp; sách]]></title><link>https://paper.example/a.html</link><guid isPermaLink="false">1</guid><pubDate>Tue, 19 Mar 2013 14:10:00 +0700</pubDate><description><![CDATA[<a href="https://paper.example/a.html"><img src="/a.jpg"></a></br>Sáng nay…]]></description><media:content url="/b.jpg" medium="image" width="640"><media:thumbnail url="/t.jpg"/></media:content><enclosure url="/c.jpg" type="image/jpeg" length="0"/></item>'.repeat(6)}</channel></rss>`,
  `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://paper.example/tin/" xml:lang="vi"><title>Báo</title>
    ${'<entry><id>tag:paper.example,2013:1</id><title type="html">Đò &amp;amp; &lt;b&gt;sách&lt;/b&gt;</title><link rel="self" href="/s"/><link rel="alternate" type="text/html" href="a"/><published>2013-03-19T14:10:00+07:00</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><img src="a.jpg"/>Sáng nay</div></content></entry>'.repeat(6)}</feed>`,
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="https://paper.example/"><title>Báo</title></channel>
    ${'<item rdf:about="https://paper.example/a"><title>Đò và sách</title><link>https://paper.example/a</link><dc:date>2013-03-19</dc:date></item>'.repeat(6)}</rdf:RDF>`,
];

function holds(items: readonly RelatedItem[] | undefined): void {
  for (const { url, title, image, published } of items ?? []) {
    expect(url).to.match(/^https?:/);
    expect(title).to.equal(title.normalize('NFC').trim());
    expect(title).to.not.equal('');
    expect(title.length).to.be.at.most(600);
    if (image) expect(image).to.match(/^https?:/);
    if (published) expect(new Date(published).toISOString()).to.equal(published);
  }
}

describe('a feed of anything', () => {
  it('gives articles with web addresses and plain titles, or none, and never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom('', '<rss><channel><item>', '<feed><entry>'), pieces, (a, b) => {
        holds(atOnce(readFeed(a + b, { url: URL_OF_FEED, language: 'vi' })));
      }),
      RUNS,
    );
  });

  it('gives the same for real feeds that were damaged on the way', () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat({ max: 60 }),
      put: pieces,
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...whole),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        (feed, changes, cut) => {
          let text = feed;
          for (const { at, length, put } of changes) {
            const from = Math.floor(text.length * at);
            text = text.slice(0, from) + put.slice(0, 80) + text.slice(from + length);
          }
          if (cut) text = text.slice(0, text.length / 2);
          holds(atOnce(readFeed(text, { url: URL_OF_FEED, language: 'vi' })));
        },
      ),
      RUNS,
    );
  });

  it('gives the same articles in slices, however short', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...whole), pieces, async (feed, put) => {
        const text = feed.replace('<title>', `<title>${put}`);
        const context = { url: URL_OF_FEED, language: 'vi' };
        const sliced = await inSlices(readFeed(text, context), () => Promise.resolve(), 0);
        expect(sliced).to.deep.equal(atOnce(readFeed(text, context)));
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same for JSON of any shape', () => {
    const value = fc.oneof(pieces, fc.jsonValue(), fc.webUrl());
    const item = fc.dictionary(
      fc.constantFrom('url', 'title', 'date_published', 'image', 'content_html', 'attachments'),
      value,
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.record({ items: fc.array(item) })), (data) =>
        holds(atOnce(readJsonItems(data, URL_OF_FEED))),
      ),
      RUNS,
    );
  });

  it('is decoded whatever its bytes and its charset', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.oneof(fc.constantFrom('utf-8', 'utf-16', 'windows-1258'), fc.string()),
        (data, charset) => {
          expect(decode(new Uint8Array(data), charset)).to.be.a('string');
        },
      ),
      RUNS,
    );
  });

  it('is ranked without loss of sense', () => {
    const items = fc.array(
      fc.record({ url: fc.webUrl(), title: fc.string(), published: fc.string() }),
    );
    fc.assert(
      fc.property(items, fc.string(), fc.string(), (all, title, published) => {
        const found = rankRelated(all, { article: URL_OF_FEED, title, published, limit: 20 });
        expect(found.length).to.be.at.most(20);
        expect(new Set(found).size).to.equal(found.length);
        expect(all).to.include.members(found);
      }),
      RUNS,
    );
  });
});

describe('a date of anything', () => {
  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom('19', '03', '2013', '/', ' ', ':', 'tháng', 'Mar', '+0700', 'T', 'ngày'),
        fc.string({ unit: 'grapheme', maxLength: 4 }),
      ),
      { maxLength: 24 },
    )
    .map((parts) => parts.join(''));

  it('is a moment, or unknown', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (written, monthFirst) => {
        const date = feedDate(written, monthFirst);
        if (date !== undefined) expect(new Date(date).toISOString()).to.equal(date);
        const read = readDate(written);
        if (read) expect(Number.isFinite(read.wall)).to.equal(true);
      }),
      { numRuns: 2000 },
    );
  });
});
