import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { feedDate } from '../../src/articles/feed/feed-date.ts';
import { feedText, withoutDoctype } from '../../src/articles/feed/feed-text.ts';
import { readFeed } from '../../src/articles/feed/read-feed.ts';

const at = 'https://paper.example/rss/news.xml';

interface Vectors {
  known: Record<string, string>;
  unknown: string[];
}

// The browser reads dates by the same rule, and its tests read the same file.
const { known, unknown } = JSON.parse(
  readFileSync(new URL('../../../test/backends/feed-dates.vectors.json', import.meta.url), 'utf8'),
) as Vectors;

describe('feedDate', () => {
  for (const [written, meant] of Object.entries(known)) {
    it(`reads ${written.trim()}`, () => assert.deepEqual(feedDate(written), new Date(meant)));
  }
  for (const written of unknown) {
    it(`leaves ${written} unknown`, () => assert.equal(feedDate(written), undefined));
  }
});

describe('feedText', () => {
  const inVietnamese = Buffer.from([0x42, 0x61, 0xf2, 0x6e]); // "Bạn", its mark apart, in windows-1258
  const declared = (encoding: string, tail: Buffer) =>
    Buffer.concat([Buffer.from(`<?xml version="1.0" encoding="${encoding}"?>`), tail]);

  it('knows UTF-8 by its bytes, else believes the header, then the declaration', () => {
    assert.equal(feedText(Buffer.from('Bạn'), 'text/xml; charset=iso-8859-1'), 'Bạn');
    assert.equal(feedText(Buffer.from('<a>Bạn', 'utf16le')), '<a>Bạn');
    assert.equal(feedText(inVietnamese, 'text/xml; charset=windows-1258'), 'Bạn');
    assert.match(feedText(declared('windows-1258', inVietnamese), 'text/xml'), /Bạn$/);
    assert.match(
      feedText(declared('utf-16', Buffer.from('Bạn')), 'text/xml; charset="UTF-8"'),
      /Bạn$/,
    );
    assert.match(feedText(declared('nonsense', Buffer.from('Bạn'))), /Bạn$/);
  });

  it('believes a byte order mark above all', () => {
    assert.equal(feedText(Buffer.from('\ufeffBạn', 'utf16le'), 'text/xml; charset=utf-8'), 'Bạn');
    assert.equal(feedText(Buffer.from('\ufeffBạn'), 'text/xml; charset=windows-1258'), 'Bạn');
  });

  it('takes off a document type that only names itself', () => {
    const named =
      '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://x/y.dtd"><rss/>';
    assert.equal(withoutDoctype(named), '<?xml version="1.0"?><rss/>');
    assert.equal(withoutDoctype('<rss/>'), '<rss/>');
    assert.equal(withoutDoctype('<!DOCTYPE x [<!ENTITY a "b">]><rss/>'), undefined);
    assert.equal(withoutDoctype('<!doctype x SYSTEM "y" [ ]><rss/>'), undefined);
  });
});

describe('readFeed', () => {
  it('reads RSS 2.0', () => {
    const [first, ...rest] = readFeed(
      `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><language>vi</language>
        <item><title>A &amp;amp; B &lt;i&gt;c&lt;/i&gt;</title><link> /tin/1?utm_source=rss#x </link>
          <pubDate>Tue, 19 Mar 2013 14:10:00 +0700</pubDate><category>Thời sự</category>
          <description><![CDATA[<p>Một</p><p>hai <script>x</script></p>]]></description>
          <media:thumbnail url="/t.jpg"/><media:group>
            <media:content url="/s.jpg" medium="image" width="100"/>
            <media:content url="/l.jpg" medium="image" width="900"/>
            <media:content url="/v.mp4" type="video/mp4" width="1900"/></media:group></item>
        <item><title>no link</title></item>
        <item><link>/2</link></item>
        <item><title>by guid</title><guid>https://paper.example/3</guid></item>
        <item><title>no page</title><guid isPermaLink="false">https://paper.example/4</guid></item>
        <item><title>script</title><link>javascript:alert(1)</link></item>
      </channel></rss>`,
      at,
    );
    assert.deepEqual(first, {
      url: 'https://paper.example/tin/1',
      title: 'A & B c',
      published: new Date('2013-03-19T07:10:00Z'),
      updated: null,
      summary: 'Một hai',
      image: 'https://paper.example/l.jpg',
      language: 'vi',
      section: 'Thời sự',
    });
    assert.deepEqual(
      rest.map(({ url }) => url),
      ['https://paper.example/3'],
    );
  });

  it('reads Atom with its bases and its choice of links', () => {
    const [entry] = readFeed(
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://other.example/x/" xml:lang="vi">
        <entry xml:base="y/"><title>A &lt;div&gt; tag</title><link rel="self" href="self"/>
          <link type="application/json" href="api"/><link href="page.html" hreflang="vi"/>
          <link rel="enclosure" type="image/png" href="i.png"/><updated>2013-03-19T14:10:00Z</updated>
          <content type="html">&lt;p&gt;x &amp;lt; y&lt;/p&gt;</content></entry></feed>`,
      at,
    );
    assert.partialDeepStrictEqual(entry, {
      url: 'https://other.example/x/y/page.html',
      title: 'A <div> tag',
      image: 'https://other.example/x/y/i.png',
      summary: 'x < y',
      language: 'vi',
      published: new Date('2013-03-19T14:10:00Z'),
    });
  });

  it('reads RDF, JSON Feed, RSS in the wrong namespace, and a feed cut short', () => {
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="https://paper.example/1"><title>Một</title>
      <dc:date>2013-03-19</dc:date></item></rdf:RDF>`;
    const json = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      items: [
        {
          id: '1',
          url: 'https://paper.example/1',
          title: 'Một',
          image: '/i.png',
          content_html: '<img src="/j.png">',
        },
      ],
    });
    const rss = '<item><title>Một</title><link>https://paper.example/1</link></item>';
    for (const text of [
      rdf,
      json,
      `<rss xmlns="http://www.w3.org/2005/Atom" version="2.0"><channel>${rss}</channel></rss>`,
      `<rss version="0.91"><channel><title>a & b &nbsp;</title>${rss}`,
    ]) {
      assert.partialDeepStrictEqual(readFeed(text, at), [
        { url: 'https://paper.example/1', title: 'Một' },
      ]);
    }
    assert.equal(readFeed(json, at)[0]?.image, 'https://paper.example/i.png');
    assert.deepEqual(readFeed(rdf, at)[0]?.published, new Date('2013-03-19T00:00:00Z'));
  });

  it('takes the first picture of the text, and no script for one', () => {
    const item = (html: string) =>
      `<rss version="2.0"><channel><item><title>x</title><link>/1</link><description><![CDATA[${html}]]></description></item></channel></rss>`;
    assert.equal(
      readFeed(item('<p><img class="a" src="/p.jpg?a=1&amp;b=2">'), at)[0]?.image,
      'https://paper.example/p.jpg?a=1&b=2',
    );
    assert.equal(readFeed(item('<img src="javascript:alert(1)">'), at)[0]?.image, null);
    assert.equal(readFeed(item('<img src="data:image/png;base64,AA">'), at)[0]?.image, null);
    assert.equal(readFeed(item('<img '.repeat(200_000)), at)[0]?.image, null);
  });

  it('takes the picture meant to be seen, wherever the feed names it', () => {
    const image = (inside: string) =>
      readFeed(
        `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><item><title>x</title><link>/1</link>${inside}</item></channel></rss>`,
        at,
      )[0]?.image?.replace('https://paper.example', '');
    assert.equal(image('<enclosure url="/a.jpg" type="jpg" length="0"/>'), '/a.jpg');
    assert.equal(image('<media:content url="/a?w=460" width="460"/>'), '/a?w=460');
    assert.equal(
      image(
        '<media:content url="/a.mp4" medium="video"><media:thumbnail url="/p.jpg"/></media:content>',
      ),
      '/p.jpg',
    );
    assert.equal(
      image(
        '<media:thumbnail url="/s.jpg" width="72"/><description>&lt;img src="/l.jpg"&gt;</description>',
      ),
      '/l.jpg',
    );
    assert.equal(
      image(
        `<description><![CDATA[<img width="1" src="/pixel"><img src="https://s.w.org/images/core/emoji/1.png">
          <img src="/placeholder.gif" data-src="/late.jpg">]]></description>`,
      ),
      '/late.jpg',
    );
  });

  it('reads what stands behind a warning, and what came of a feed that breaks off', () => {
    const items = '<item><title>Một</title><link>/1</link></item><item><title>Hai</title>';
    for (const text of [
      `Warning: mysql_connect() in <b>/x.php</b>\n<rss version="2.0"><channel>${items}`,
      `\0<rss version="2.0"><channel>${items}<description><![CDATA[<p>`,
      `<?xml version="1.0"?><rss version="2.0"><channel>${items}<li`,
    ])
      assert.deepEqual(
        readFeed(text, at).map(({ title }) => title),
        ['Một'],
        text,
      );
    assert.throws(() => readFeed(`<html><body><rss><channel>${items}</item></channel></rss>`, at));
  });

  it('knows no date that a program had not, and takes the words of an entry without a title', () => {
    const [one, two] = readFeed(
      `<rss version="2.0"><channel><item><link>/1</link><description>Một câu.</description><pubDate>3/4/2013</pubDate></item>
        <item><title>x</title><link>/2</link><pubDate>3/19/2013</pubDate></item></channel></rss>`,
      at,
    );
    assert.equal(one?.title, 'Một câu.');
    // The other item shows that this feed puts the month first.
    assert.deepEqual(one?.published, new Date('2013-03-04T00:00:00Z'));
    assert.deepEqual(two?.published, new Date('2013-03-19T00:00:00Z'));
    const [late] = readFeed(
      '<rss version="2.0"><channel><item><title>x</title><link>/1</link><pubDate>2038-01-01</pubDate></item></channel></rss>',
      at,
      Date.parse('2026-11-25'),
    );
    assert.equal(late?.published, null);
  });

  it('shows neither markup nor the marks of CDATA in a title', () => {
    const title = (text: string) =>
      readFeed(
        `<rss version="2.0"><channel><item><title>${text}</title><link>/1</link></item></channel></rss>`,
        at,
      )[0]?.title;
    assert.equal(title('&lt;![CDATA[Tin mới]]&gt;'), 'Tin mới');
    assert.equal(title('&lt;script&gt;alert(1)&lt;/script&gt;Tin'), 'Tin');
    assert.equal(title('1 &lt; 2 &amp;amp; 3'), '1 < 2 & 3');
    assert.equal(title('Ba&#x323;n'), 'Bạn');
  });

  it('is bounded, and refuses what is no feed', () => {
    const many = `<item><title>x</title><link>/1</link></item>`.repeat(2000);
    assert.equal(readFeed(`<rss version="2.0"><channel>${many}</channel></rss>`, at).length, 300);
    for (const text of [
      '', '<html><body>', '{', '{"items":[]}', `<!DOCTYPE r [<!ENTITY a "x">]><rss version="2.0"><channel>${many}</channel></rss>`,
      '<rss>'.repeat(20_000),
      '<rss '.repeat(300_000),
      '<!DOCTYPE'.repeat(200_000), `<feed xmlns="http://www.w3.org/2005/Atom">${'<entry>'.repeat(20_000)}`,
    ]) {
      let entries: unknown[] = [];
      try {
        entries = readFeed(text, at);
      } catch (error) {
        assert.ok(error instanceof Error);
      }
      assert.deepEqual(entries, []);
    } // prettier-ignore
  });
});
