import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { feedDate } from '../../src/backends/feed/date.ts';
import { decode } from '../../src/backends/feed/download.ts';
import { readFeed } from '../../src/backends/feed/feed-document.ts';
import { readJsonItems } from '../../src/backends/feed/json-feed.ts';
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

function holds(items: readonly RelatedItem[] | undefined): void {
  for (const { url, title, image, published } of items ?? []) {
    expect(url).to.match(/^https?:/);
    expect(title).to.equal(title.normalize('NFC').trim());
    expect(title).to.not.equal('');
    if (image) expect(image).to.match(/^https?:/);
    if (published) expect(new Date(published).toISOString()).to.equal(published);
  }
}

describe('a feed of anything', () => {
  it('gives articles with web addresses and plain titles, or none', () => {
    fc.assert(
      fc.property(fc.constantFrom('', '<rss><channel><item>', '<feed><entry>'), pieces, (a, b) => {
        try {
          holds(readFeed(a + b, { url: URL_OF_FEED, language: 'vi' }));
        } catch (error) {
          // The one thing it may throw, and the backend tells the reader.
          expect(error).to.be.instanceOf(RangeError);
        }
      }),
      RUNS,
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
        holds(readJsonItems(data, URL_OF_FEED)),
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
