import { expect } from '@open-wc/testing';
import type { RelatedItem } from '../../src/backends/contract.ts';
import { readFeed } from '../../src/backends/feed/feed-document.ts';
import { readJsonItems } from '../../src/backends/feed/json-feed.ts';
import { atOnce } from './at-once.ts';

const NAMESPACES = `xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
  xmlns:atom="http://www.w3.org/2005/Atom"`;
const LINK = '<link>https://paper.example/a</link>';
const now = Date.parse('2026-11-25T00:00:00Z');

function read(text: string): RelatedItem[] | undefined {
  return atOnce(readFeed(text, { url: 'https://paper.example/rss/home.xml', language: 'vi', now }));
}

function rss(inside: string): RelatedItem[] {
  return read(`<?xml version="1.0"?><rss version="2.0" ${NAMESPACES}><channel>
    <title>Paper</title><link>https://paper.example/</link>${inside}</channel></rss>`)!;
}

/** The one item of a feed, with a title and a link. */
function item(inside: string): RelatedItem {
  return rss(`<item><title>Tin</title>${LINK}${inside}</item>`)[0]!;
}

function titled(title: string): string {
  return rss(`<item><title>${title}</title>${LINK}</item>`)[0]!.title;
}

describe('feeds as newspapers write them', () => {
  it('Vietnamese papers: a linked picture and a stray break before the text', () => {
    const text =
      '<a href="https://paper.example/a"><img src="https://i.paper.example/a.jpg?w=1200&amp;h=0" ></a></br>Sáng nay, giá &quot;tăng&quot;.';
    expect(item(`<description><![CDATA[${text}]]></description>`)).to.include({
      image: 'https://i.paper.example/a.jpg?w=1200&h=0',
      summary: 'Sáng nay, giá "tăng".',
    });
  });

  it('American papers: media:content with who took the picture and whom it shows', () => {
    const found = item(
      '<media:content height="1800" width="1800" medium="image" url="/m.jpg"><media:title>Tên ảnh</media:title></media:content><media:credit>AP</media:credit><media:description>Alt text</media:description>',
    );
    expect(found.image).to.equal('https://paper.example/m.jpg');
    expect(found).to.not.have.property('summary');
    expect(found.title).to.equal('Tin');
  });

  it('British papers: sizes without a type or an ending', () => {
    const { image } = item(
      '<media:content width="140" url="https://i.example/x?w=140"/><media:content width="700" url="https://i.example/x?w=700"/>',
    );
    expect(image).to.equal('https://i.example/x?w=700');
  });

  it('blogs: the text’s own picture where the feed names a small one', () => {
    const { image } = item(
      '<description>&lt;img src="/s640/a.jpg"&gt;</description><media:thumbnail url="/s72-c/a.jpg" width="72" height="72"/>',
    );
    expect(image).to.equal('https://paper.example/s640/a.jpg');
  });

  it('WordPress: neither the author’s face nor smileys nor counters', () => {
    const { image } = item(
      `<media:content url="https://0.gravatar.com/avatar/a?s=96" medium="image"/>
       <content:encoded><![CDATA[<img src="https://s.w.org/images/core/emoji/1f600.png"><img src="https://pixel.wp.com/b.gif">
       <img src="/icon.png" width="16"><img src="/hidden.gif" style="display:none"><img src="/real.jpg">]]></content:encoded>`,
    );
    expect(image).to.equal('https://paper.example/real.jpg');
  });

  it('video channels: the poster, not the film', () => {
    const { image } = item(
      '<media:group><media:content url="/a.mp4" type="video/mp4" width="640"><media:thumbnail url="/poster.jpg"/></media:content></media:group>',
    );
    expect(image).to.equal('https://paper.example/poster.jpg');
  });

  it('podcasts: their own picture and summary', () => {
    expect(
      item('<itunes:summary>Tập một</itunes:summary><itunes:image href="/ep.jpg"/>'),
    ).to.include({ summary: 'Tập một', image: 'https://paper.example/ep.jpg' });
  });

  it('pictures in fields of their own, or with a type that is none', () => {
    for (const field of [
      '<thumb>/t.jpg</thumb>',
      '<image>/t.jpg</image>',
      '<enclosure url="/t.jpg" type="jpg"/>',
      '<enclosure url="/t.jpg" type="application/octet-stream"/>',
      '<enclosure url=/t.jpg type=image/jpeg/>',
    ])
      expect(item(field).image, field).to.equal('https://paper.example/t.jpg');
  });

  it('late pictures: where the script keeps the address, and the width that fits', () => {
    const pictures = [
      '<img src="/placeholder.gif" data-src="/l.jpg">',
      '<img src="data:image/svg+xml,%3Csvg/%3E" data-lazy-src="/l.jpg" srcset="/s.jpg 300w">',
      '<img data-srcset="/s.jpg 300w, /l.jpg 800w, /x.jpg 3000w">',
      '<amp-img src="//paper.example/l.jpg">',
    ];
    for (const picture of pictures)
      expect(item(`<description><![CDATA[${picture}]]></description>`).image, picture).to.equal(
        'https://paper.example/l.jpg',
      );
  });
});

describe('feeds that are not what they should be', () => {
  it('capitals throughout', () => {
    const [only] = read(
      '<RSS><CHANNEL><ITEM><TITLE>A &AMP; B</TITLE><LINK>/a</LINK><PUBDATE>TUE, 19 MAR 2013 14:10:00 GMT</PUBDATE></ITEM></CHANNEL></RSS>',
    )!;
    expect(only).to.deep.equal({
      url: 'https://paper.example/a',
      title: 'A & B',
      published: '2013-03-19T14:10:00.000Z',
    });
  });

  it('prefixes of any name, for RDF, RSS 1.0 and Atom', () => {
    const feeds = [
      `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item r:about="/a"><title>A</title></item></r:RDF>`,
      `<rdf:RDF xmlns:s="http://purl.org/rss/1.0/"><s:item><s:title>A</s:title><s:link>/a</s:link></s:item></rdf:RDF>`,
      `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>A</a:title><a:link href="/a"/></a:entry></a:feed>`,
    ];
    for (const feed of feeds)
      expect(read(feed), feed).to.deep.equal([{ url: 'https://paper.example/a', title: 'A' }]);
  });

  it('xml:base within xml:base', () => {
    const [only] = read(
      '<feed xml:base="https://paper.example/tin/"><entry xml:base="2013/"><title>A</title><link href="a"/></entry></feed>',
    )!;
    expect(only!.url).to.equal('https://paper.example/tin/2013/a');
  });

  it('something before it: blanks, a byte order mark, a program’s warning, zeros', () => {
    const feed = `<?xml version="1.0"?><rss><channel><item><title>A\0\x1b</title>${LINK}</item></channel></rss>`;
    for (const before of [
      '\n\n  ',
      '\ufeff\n',
      'Warning: mysql_connect()\n',
      '<br />\n<b>Warning</b>: in <b>/x.php</b>',
      '\0\0',
    ])
      expect(read(before + feed), before).to.deep.equal([
        { url: 'https://paper.example/a', title: 'A' },
      ]);
  });

  it('a page in its place is no feed, whatever it quotes', () => {
    const quoted = `<rss><channel><item><title>A</title>${LINK}</item></channel></rss>`;
    for (const page of [
      `<!DOCTYPE html><html><body>${quoted}</body></html>`,
      `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>${quoted}</body></html>`,
      '<urlset><url><loc>https://paper.example/a</loc></url></urlset>',
      '<opml><body><outline text="rss"/></body></opml>',
      '<!-- <rss> --><p>Login</p>',
    ])
      expect(read(page), page).to.equal(undefined);
  });

  it('a feed that breaks off, wherever', () => {
    const feed = `<rss><channel><item><title>A</title>${LINK}</item><item><title>Hai ba</title><link>https://paper.example/b</link><description><![CDATA[<p>Chữ "x" <img src="/b.jpg"></p>]]></description></item></channel></rss>`;
    for (let end = feed.indexOf('</item>'); end < feed.length; end++) {
      const found = read(feed.slice(0, end))!;
      expect(found[0], feed.slice(0, end)).to.deep.equal({
        url: 'https://paper.example/a',
        title: 'A',
      });
      for (const { title, summary = '' } of found) expect(title + summary).to.not.match(/[<>]/);
    }
  });

  it('ends that were forgotten: of items, links and CDATA', () => {
    expect(
      rss(
        '<item><title>A</title><link>/a<pubDate>19 Mar 2013</pubDate><item><title><![CDATA[B</title><link>/b</link></item><item><title><![CDATA[C]]></title><link>/c</link></item>',
      ).map(({ url, title }) => `${title} ${url.slice(-2)}`),
    ).to.deep.equal(['A /a', 'B /b', 'C /c']);
  });

  it('HTML among the XML: breaks without an end, brackets in attributes', () => {
    const [one, two] = rss(
      `<item><title>A</title>${LINK}<description><p title="a > b">Một${'<br>hai'.repeat(90)}</p></description></item><item><title>B</title>${LINK}</item>`,
    );
    expect(one!.summary).to.match(/^Một hai hai/);
    expect(two!.title).to.equal('B');
  });

  it('no title, or one in another vocabulary', () => {
    expect(
      rss(`<item>${LINK}<description>&lt;p&gt;Một câu.&lt;/p&gt;</description></item>`),
    ).to.deep.equal([{ url: 'https://paper.example/a', title: 'Một câu.' }]);
    expect(rss(`<item><dc:title>Tên</dc:title>${LINK}</item>`)[0]!.title).to.equal('Tên');
  });

  it('links escaped twice, without a scheme, or only as an id', () => {
    const linked = (inside: string) => rss(`<item><title>A</title>${inside}</item>`)[0]!.url;
    expect(linked('<link>/a?x=1&amp;amp;y=2</link>')).to.equal('https://paper.example/a?x=1&y=2');
    expect(linked('<link>www.other.example/a</link>')).to.equal('https://www.other.example/a');
    expect(linked('<guid isPermaLink="true">/g</guid>')).to.equal('https://paper.example/g');
    expect(linked('<id>https://paper.example/id</id>')).to.equal('https://paper.example/id');
    expect(linked('<atom:link href="/atom"/>')).to.equal('https://paper.example/atom');
  });

  it('HTML that was escaped once too often', () => {
    expect(
      item(
        '<description><![CDATA[&lt;p&gt;Một &lt;img src=&quot;/a.jpg&quot;&gt; hai&lt;/p&gt;]]></description>',
      ),
    ).to.include({ summary: 'Một hai', image: 'https://paper.example/a.jpg' });
  });

  it('Atom 0.3 in Base64', () => {
    const [only] = read(
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title mode="base64">U8OhY2g=</title><link href="/a"/></entry></feed>',
    )!;
    expect(only!.title).to.equal('Sách');
  });
});

describe('headlines', () => {
  for (const [written, shown] of [
    ['Tom &amp;amp;amp; &amp;amp;quot;Jerry&amp;amp;quot;', 'Tom & "Jerry"'],
    ['<![CDATA[&lt;p&gt;Sách&lt;/p&gt;]]>', 'Sách'],
    ['<p>Sách <b>sang</b> sông</p>', 'Sách sang sông'],
    ['<![CDATA[Sách <img src="x" alt=">"> sông<br/>dài]]>', 'Sách sông dài'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;Tin', 'Tin'],
    ['A <![CDATA[B]]> C ]]>', 'A B C'],
    ['&Agrave;&ecirc;&atilde;&dstrok;&abreve;&Scaron;&OElig;&alpha;&Omega;', 'ÀêãđăŠŒαΩ'],
    ['&#150; &#x92; &#0;&#xD800;&#11;x&#xFFFE;', '– ’ x'],
    ['a\u200bb\u202ec\u2066d\ufeff\ud800', 'abcd'],
    ['&unknown; &amp &#x;', '&unknown; &amp &#x;'],
    ['e\u0302\u0301', 'ế'],
  ] as const) {
    it(`shows ${JSON.stringify(written)} as ${shown}`, () => {
      expect(titled(written)).to.equal(shown);
    });
  }
});

describe('dates of a whole feed', () => {
  const dated = (...dates: string[]) =>
    rss(
      dates
        .map(
          (date, n) =>
            `<item><title>${n}</title><link>/${n}</link><pubDate>${date}</pubDate></item>`,
        )
        .join(''),
    ).map(({ published }) => published?.slice(0, 10));

  it('are read in the order that one of them shows', () => {
    expect(dated('3/4/2013 2:10:00 PM', '3/19/2013 2:10:00 PM')).to.deep.equal([
      '2013-03-04',
      '2013-03-19',
    ]);
    expect(dated('3/4/2013', '19/3/2013')).to.deep.equal(['2013-04-03', '2013-03-19']);
  });

  it('are unknown where a program had none, or a clock was wrong, and never now', () => {
    const none = [undefined, undefined, undefined, undefined, undefined];
    expect(
      dated(
        'Thu, 01 Jan 1970 00:00:00 GMT',
        'Wed, 30 Nov -0001 00:00:00 +0000',
        'Mon, 01 Jan 0001 00:00:00 GMT',
        'Fri, 01 Jan 2038 00:00:00 GMT',
        'now',
      ),
    ).to.deep.equal(none);
    expect(dated('Thu, 26 Nov 2026 01:00:00 +0700')).to.deep.equal(['2026-11-25']);
  });
});

describe('JSON Feed', () => {
  it('takes an address in the id, plain titles, and knows no wrong dates', () => {
    const data = {
      items: [
        { id: 'https://paper.example/1', title: 'A &amp; <b>b</b>', date_published: '2038-01-01' },
        { id: 7, title: 'No address' },
      ],
    };
    expect(atOnce(readJsonItems(data, 'https://paper.example/feed.json', now))).to.deep.equal([
      { url: 'https://paper.example/1', title: 'A & b' },
    ]);
  });
});
