import { expect } from '@open-wc/testing';
import type { RelatedItem } from '../../src/backends/contract.ts';
import { readFeed } from '../../src/backends/feed/feed-document.ts';
import { atOnce } from './at-once.ts';

const URL_OF_FEED = 'https://paper.example/rss/home.xml';

function items(text: string, language = 'vi'): RelatedItem[] {
  return atOnce(readFeed(text, { url: URL_OF_FEED, language }))!;
}

/** The one item of an RSS 2.0 feed. */
function item(inside: string): RelatedItem {
  const [only] = items(`<?xml version="1.0"?><rss version="2.0"
    xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
    ><channel><title>Paper</title><link>https://paper.example/</link><image><url>/logo.png</url></image>
    <item>${inside}</item></channel></rss>`);
  return only!;
}

const PLAIN = '<title>Sách sang sông</title><link>https://paper.example/a</link>';

describe('readFeed', () => {
  it('reads RSS 2.0', () => {
    expect(
      item(
        `${PLAIN}<pubDate>Tue, 19 Mar 2013 14:10:00 +0700</pubDate><description>&lt;p&gt;Một con đò.&lt;/p&gt;</description>
        <enclosure url="/anh/do.jpg" type="image/jpeg" length="1"/>`,
      ),
    ).to.deep.equal({
      url: 'https://paper.example/a',
      title: 'Sách sang sông',
      published: '2013-03-19T07:10:00.000Z',
      image: 'https://paper.example/anh/do.jpg',
      summary: 'Một con đò.',
    });
  });

  it('reads RSS 0.91 with its DOCTYPE and without dates', () => {
    const [only] = items(`<?xml version="1.0"?>
      <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
      <rss version="0.91"><channel><item><title>One</title><link>/one</link></item></channel></rss>`);
    expect(only).to.deep.equal({ url: 'https://paper.example/one', title: 'One' });
  });

  it('reads RDF, whose items stand beside the channel and carry dc:date', () => {
    const [only] =
      items(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
      <channel rdf:about="https://paper.example/"><title>Paper</title></channel>
      <item rdf:about="https://paper.example/one"><title>One</title>
      <dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2013-03-19T14:10:00+07:00</dc:date></item></rdf:RDF>`);
    expect(only).to.deep.equal({
      url: 'https://paper.example/one',
      title: 'One',
      published: '2013-03-19T07:10:00.000Z',
    });
  });

  it('reads Atom 1.0: xml:base, a link without rel, XHTML', () => {
    const [only] = items(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/tin/">
      <entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Sách <b>sang</b> sông</div></title>
      <link rel="self" href="/api/1"/><link rel="replies" href="/r"/><link href="mot"/>
      <updated>2013-03-20T00:00:00Z</updated><published>2013-03-19T00:00:00Z</published>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><img src="anh.jpg"/>Một con đò.</div></content>
      </entry></feed>`);
    expect(only).to.deep.equal({
      url: 'https://paper.example/tin/mot',
      title: 'Sách sang sông',
      published: '2013-03-19T00:00:00.000Z',
      image: 'https://paper.example/tin/anh.jpg',
      summary: 'Một con đò.',
    });
  });

  it('reads Atom 0.3', () => {
    const [only] =
      items(`<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>One</title>
      <link rel="alternate" type="text/html" href="https://paper.example/one"/><issued>2013-03-19T00:00:00Z</issued></entry></feed>`);
    expect(only!.published).to.equal('2013-03-19T00:00:00.000Z');
  });

  it('prefers the link in the page’s language', () => {
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>One</title>
      <link rel="alternate" hreflang="en" href="/en"/><link rel="alternate" hreflang="vi" href="/vi"/></entry></feed>`;
    expect(items(feed, 'vi-VN')[0]!.url).to.equal('https://paper.example/vi');
    expect(items(feed, 'en')[0]!.url).to.equal('https://paper.example/en');
  });

  it('reads RSS that declares Atom as its default namespace, and prefixes nobody declared', () => {
    const [only] =
      items(`<rss xmlns="http://www.w3.org/2005/Atom"><channel><item><title>One</title><link>/one</link>
      <media:thumbnail url="/t.jpg"/><dc:date>2013-03-19</dc:date></item></channel></rss>`);
    expect(only).to.include({
      image: 'https://paper.example/t.jpg',
      published: '2013-03-19T00:00:00.000Z',
    });
  });

  it('recovers from a bare &, HTML entities, an unclosed root and a stray end tag', () => {
    const [one, two] =
      items(`<rss><channel><item><title>Sông & n&uacute;i&nbsp;&hellip;</title><link>/a?x=1&y=2</link></em>
      </item><item><title>Hai</title><link>/b</link><description><p>Dở dang<br>thôi</description></item>`);
    expect(one).to.deep.equal({ url: 'https://paper.example/a?x=1&y=2', title: 'Sông & núi …' });
    expect(two!.summary).to.equal('Dở dang thôi');
  });

  it('never expands entities of the feed', () => {
    const [only] = items(`<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>
      <rss><channel><item><title>Tin &b;</title><link>/a</link></item></channel></rss>`);
    expect(only!.title).to.equal('Tin &b;');
  });

  it('shows double-escaped headlines as meant, and code in headlines as written', () => {
    expect(item('<title>Tom &amp;amp; Jerry &amp;#233;</title><link>/a</link>').title).to.equal(
      'Tom & Jerry é',
    );
    expect(item('<title><![CDATA[<b>Tom</b> &amp; Jerry]]></title><link>/a</link>').title).to.equal(
      'Tom & Jerry',
    );
    expect(item('<title>Why &lt;main&gt; matters</title><link>/a</link>').title).to.equal(
      'Why <main> matters',
    );
    expect(item('<title>&lt;![CDATA[Sách]]&gt;</title><link>/a</link>').title).to.equal('Sách');
  });

  it('keeps code samples of a summary as text', () => {
    const { summary } = item(
      `${PLAIN}<description>&lt;code&gt;&amp;lt;div&amp;gt;&lt;/code&gt;</description>`,
    );
    expect(summary).to.equal('<div>');
  });

  it('leaves scripts and styles out of summaries', () => {
    const { summary } = item(
      `${PLAIN}<description><![CDATA[<style>p{}</style><script>alert(1)</script><p onclick="x()">Một</p>]]></description>`,
    );
    expect(summary).to.equal('Một');
  });

  it('composes decomposed letters', () => {
    expect(item(`<title>${'Bạn đọc'.normalize('NFD')}</title><link>/a</link>`).title).to.equal(
      'Bạn đọc',
    );
  });

  for (const [name, inside, expected] of [
    ['media:thumbnail', '<media:thumbnail url="/t.jpg"/>', '/t.jpg'],
    [
      'media:content in a media:group',
      '<media:group><media:content medium="image" url="/g"/></media:group>',
      '/g',
    ],
    [
      'the width that fits',
      '<media:content type="image/png" url="/s" width="90"/><media:content type="image/png" url="/m" width="640"/><media:content type="image/png" url="/l" width="4000"/>',
      '/m',
    ],
    ['itunes:image', '<itunes:image href="/i.png"/>', '/i.png'],
    ['an image element with an address in it', '<image><url>/u.png</url></image>', '/u.png'],
    [
      'the first picture of the body',
      '<content:encoded><![CDATA[<p>a</p><img alt="a > b" src="/b.jpg">]]></content:encoded>',
      '/b.jpg',
    ],
    [
      'a lazy picture',
      '<description><![CDATA[<img src="data:image/gif;base64,R0" data-src="/lazy.jpg">]]></description>',
      '/lazy.jpg',
    ],
    [
      'no picture one pixel wide',
      '<description><![CDATA[<img width="1" height="1" src="/pixel.gif"><img src="/b.jpg">]]></description>',
      '/b.jpg',
    ],
  ] as const) {
    it(`finds the picture: ${name}`, () => {
      expect(item(PLAIN + inside).image).to.equal(`https://paper.example${expected}`);
    });
  }

  it('takes neither a sound nor a script for a picture', () => {
    expect(item(`${PLAIN}<enclosure url="/a.mp3" type="audio/mpeg"/>`).image).to.equal(undefined);
    expect(item(`${PLAIN}<enclosure url="javascript:alert(1)" type="image/png"/>`).image).to.equal(
      undefined,
    );
  });

  it('uses a permalink guid where there is no link', () => {
    expect(item('<title>A</title><guid>https://paper.example/g</guid>').url).to.equal(
      'https://paper.example/g',
    );
    expect(
      items(
        '<rss><channel><item><title>A</title><guid isPermaLink="false">https://x.example/</guid></item></channel></rss>',
      ),
    ).to.have.length(0);
  });

  it('leaves out an item with a hostile link, alone', () => {
    const all = items(`<rss><channel><item><title>A</title><link>javascript:alert(1)</link></item>
      <item><title>B</title><link>/b</link></item></channel></rss>`);
    expect(all.map(({ title }) => title)).to.deep.equal(['B']);
  });

  it('does not take HTML or prose for a feed', () => {
    const context = { url: URL_OF_FEED, language: '' };
    expect(
      atOnce(readFeed('<!doctype html><html><body><p>Not found</body></html>', context)),
    ).to.equal(undefined);
    expect(atOnce(readFeed('Not found', context))).to.equal(undefined);
    expect(atOnce(readFeed('', context))).to.equal(undefined);
  });

  it('reads at most 300 items, and no more of bottomless nesting than it needs', () => {
    const many = '<item><title>A</title><link>/a</link></item>'.repeat(1000);
    expect(items(`<rss><channel>${many}</channel></rss>`)).to.have.length(300);
    const deep = '<div>'.repeat(500);
    const [one, two] = items(
      `<rss><channel><item><title>A</title><link>/a</link><description>${deep}Chữ</description></item><item><title>B</title><link>/b</link></item></channel></rss>`,
    );
    expect(one!.summary).to.equal('Chữ');
    expect(two!.title).to.equal('B');
  });

  // Each would take minutes if reading were not linear.
  for (const [name, hostile] of [
    ['tags that never close', '<a '.repeat(500_000)],
    ['quotes that never close', '<a b="'.repeat(300_000)],
    ['a name that never ends', `<rss><${'a'.repeat(1_500_000)}`],
    ['thousands of DOCTYPEs', `<rss>${'<!doctype>'.repeat(150_000)}`],
    ['names without values', `<rss ${'a'.repeat(1_500_000)}>`],
    ['CDATA that never closes', `<rss>${'<x><![CDATA[</x>'.repeat(120_000)}`],
    [
      'CDATA that closes late',
      `<rss><channel>${'<x><![CDATA[</x>'.repeat(50_000)}]]>${' '.repeat(500_000)}`,
    ],
    ['references that never end', `<rss><channel><item><title>${'&a'.repeat(700_000)}`],
    [
      'escaped tags that never close',
      `<rss><channel><item><link>/a</link><description>${'&lt;a b=&quot;'.repeat(100_000)}`,
    ],
    [
      'pictures that never close',
      `<rss><channel><item><title>A</title><link>/a</link><description><![CDATA[${'<img "'.repeat(250_000)}]]></description></item></channel></rss>`,
    ],
  ] as const) {
    it(`is not slowed down by ${name}`, () => {
      expect(() => atOnce(readFeed(hostile, { url: URL_OF_FEED, language: '' }))).not.to.throw();
    });
  }
});
