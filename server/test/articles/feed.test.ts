import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { feedDate } from '../../src/articles/feed/feed-date.ts';
import { feedText, withoutDoctype } from '../../src/articles/feed/feed-text.ts';
import { readFeed } from '../../src/articles/feed/read-feed.ts';

const at = 'https://paper.example/rss/news.xml';

describe('feedDate', () => {
  const known: [string, string][] = [
    ['Tue, 19 Mar 2013 14:10:00 +0700', '2013-03-19T07:10:00Z'],
    ['19 Mar 2013 14:10 GMT', '2013-03-19T14:10:00Z'],
    ['Tue, 19 Mar 13 14:10:00 EST', '2013-03-19T19:10:00Z'],
    ['Tuesday, 19-Mar-13 14:10:00 UTC', '2013-03-19T14:10:00Z'],
    ['Tue, 19 March 2013 14:10:00 GMT+7', '2013-03-19T07:10:00Z'],
    ['2013-03-19T14:10:00+07:00', '2013-03-19T07:10:00Z'],
    ['2013-03-19T14:10:00.123Z', '2013-03-19T14:10:00Z'],
    ['2013-03-19 14:10', '2013-03-19T14:10:00Z'],
    ['2013-3-9', '2013-03-09T00:00:00Z'],
  ];
  for (const [written, meant] of known) {
    it(`reads ${written}`, () => assert.deepEqual(feedDate(written), new Date(meant)));
  }
  for (const written of [
    undefined, '', '20:0:0', 'July 18, 2017', '19/03/2013', '2013-02-30', '2013-13-01', '0001-01-01',
    'Tue, 19 Foo 2013 14:10:00 GMT', '2013-03-19T25:10:00Z', '2013-03-19T14:10:00 XYZ', 'hôm nay', '1'.repeat(99),
  ]) {
    it(`leaves ${written} unknown`, () => assert.equal(feedDate(written), undefined));
  } // prettier-ignore
});

describe('feedText', () => {
  const inVietnamese = Buffer.from([0x42, 0x61, 0xf2, 0x6e]); // "Bạn", its mark apart, in windows-1258
  const declared = (encoding: string, tail: Buffer) =>
    Buffer.concat([Buffer.from(`<?xml version="1.0" encoding="${encoding}"?>`), tail]);

  it('believes the header, then the declaration, then takes UTF-8', () => {
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
