import { expect } from '@open-wc/testing';
import { parseRichText, type RichNode } from '../../src/rich-text/parse.ts';
import { renderRichText } from '../../src/rich-text/render.ts';

/** Words of a parsed text, tags left out. */
function words(nodes: readonly RichNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : words(node.children))).join('');
}

/** As markup, for reading in a test. */
function markup(html: string): string {
  const box = document.createElement('div');
  box.append(renderRichText(parseRichText(html), document));
  return box.innerHTML;
}

describe('rich text', () => {
  it('keeps what a comment may hold', () => {
    const html =
      '<p>Một <strong>hai</strong> <em>ba</em><br>bốn</p><blockquote><p>năm</p></blockquote>' +
      '<ul><li>sáu</li><li>bảy <code>x</code></li></ul><ol><li>tám</li></ol><pre><code>a\n b</code></pre>';
    expect(markup(html)).to.equal(html);
  });

  it('gives links no endorsement and no way back', () => {
    expect(
      markup('<a href="https://vidu.vn/a?b=1&amp;c=2" target=_top onclick="x()">đây</a>'),
    ).to.equal('<a href="https://vidu.vn/a?b=1&amp;c=2" rel="nofollow ugc noopener">đây</a>');
    expect(markup("<a href='mailto:ban@vidu.vn'>thư</a>")).to.contain('href="mailto:ban@vidu.vn"');
  });

  it('decodes references once', () => {
    expect(words(parseRichText('a &lt;b&gt; &amp;amp; &#x1f4f0; &#225; &quot;c&quot;'))).to.equal(
      'a <b> &amp; 📰 á "c"',
    );
    expect(words(parseRichText('&#0;&#xd800;&#x110000; &unknown; & &; &#; &lt'))).to.equal(
      '\ufffd\ufffd\ufffd &unknown; & &; &#; &lt',
    );
    expect(words(parseRichText('&constructor;'))).to.equal('&constructor;');
  });

  it('drops unknown tags and keeps their text', () => {
    expect(markup('<h1>Tin</h1><div onclick=x>một</div><font color="red">hai</font>')).to.equal(
      ' Tin  một hai',
    );
    expect(markup('<img src=x onerror=alert(1)>x<svg><circle/></svg>y')).to.equal('xy');
    expect(markup('<iframe src="https://evil.example"></iframe>z')).to.equal('z');
  });

  it('drops script, style and template with what they hold', () => {
    expect(markup('a<script>if (a < b) "</p>"</script>b')).to.equal('ab');
    expect(markup('a<STYLE>p{}</STYLE\n>b')).to.equal('ab');
    expect(markup('a<template>x<template>y</template>z</template>b')).to.equal('ab');
    expect(markup('a<script>never closed <p>b</p>')).to.equal('a');
    expect(markup('a<!-- <p>x</p> -->b<!doctype html><?php x ?>c')).to.equal('abc');
  });

  it('closes what a browser would close', () => {
    expect(markup('<p>a<p>b')).to.equal('<p>a</p><p>b</p>');
    expect(markup('<ul><li>a<li>b</ul>c')).to.equal('<ul><li>a</li><li>b</li></ul>c');
    expect(markup('<p>a<blockquote>b</blockquote>')).to.equal('<p>a</p><blockquote>b</blockquote>');
    expect(markup('<strong>a</em>b</strong>c</p>')).to.equal('<strong>ab</strong>c');
    expect(markup('<li>alone</li>')).to.equal(' alone');
    expect(markup('<a href="https://a.vn">a<a href="https://b.vn">b</a>')).to.contain(
      'a</a><a href="https://b.vn/"',
    );
  });

  for (const href of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'java&#10;script:alert(1)',
    'javascript&#58;alert(1)',
    '&#x6A;avascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'blob:https://a.example/x',
    'file:///etc/passwd',
    '//evil.example/',
    '/tin',
    'https://',
    '',
  ]) {
    it(`makes no link of ${JSON.stringify(href)}`, () => {
      expect(markup(`<a href="${href}">x</a>`)).to.equal('x');
      expect(markup(`<a title=">" href='${href}'>x</a>`)).to.equal('x');
    });
  }

  it('reads only the first address of a link', () => {
    expect(markup('<a href="https://a.vn/" href="javascript:x">x</a>')).to.contain('https://a.vn/');
  });

  for (const [name, html] of Object.entries({
    'open tags': '<em>'.repeat(30_000),
    'open blocks': '<blockquote><ul><li>'.repeat(5_000),
    'closing tags': '</p>'.repeat(25_000),
    'half tags': '<a <'.repeat(25_000),
    'open quotes': '<a x="'.repeat(16_000),
    'odd quotes': `<a x='"`.repeat(14_000),
    'equal signs': `<a ${'='.repeat(90_000)}`,
    'white space': `<a ${' '.repeat(90_000)}`,
    slashes: `<a ${'/'.repeat(90_000)}`,
    references: '&#'.repeat(50_000),
    comments: '<!--'.repeat(25_000),
    scripts: '<script>'.repeat(12_000),
    templates: '<template>'.repeat(10_000),
    'much of all': '<p><a href="https://a.vn"><li><br>'.repeat(40_000),
  })) {
    it(`stays within bounds on ${name}`, () => {
      const nodes = parseRichText(`đầu ${html} cuối`);
      expect(words(nodes)).to.match(/^đầu /);
      const box = document.createElement('div');
      box.append(renderRichText(nodes, document));
      expect(box.querySelectorAll('*').length).to.be.at.most(2_000);
      let depth = 0;
      for (let element = box as Element | null; element; element = element.lastElementChild)
        depth++;
      expect(depth).to.be.at.most(17);
    });
  }

  it('lets nothing through that is not on the list', () => {
    const pieces = [
      ...['<', '>', '"', "'", '/', '=', ' ', '&', '&lt;', '&#x3c;', '<!--', '-->', '\u0000', '`'],
      ...[
        'script',
        'style',
        'svg',
        'math',
        'img',
        'p',
        'a',
        'em',
        'li',
        'ul',
        'template',
        'textarea',
      ],
      ...[
        'href',
        'src',
        'onerror',
        'javascript:',
        'https://a.vn',
        'x',
        '\n',
        '<p>',
        '</p>',
        '<a href=',
      ],
    ];
    let seed = 20130319;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    for (let round = 0; round < 2_000; round++) {
      let html = '';
      for (let length = random(24); length >= 0; length--) html += pieces[random(pieces.length)]!;
      const box = document.createElement('div');
      box.append(renderRichText(parseRichText(html), document));
      for (const element of box.querySelectorAll('*')) {
        expect(element.localName, html).to.match(
          /^(p|br|strong|em|a|blockquote|ul|ol|li|code|pre)$/,
        );
        expect(
          element.getAttributeNames().every((name) => /^(href|rel)$/.test(name)),
          html,
        ).to.equal(true);
        const href = element.getAttribute('href');
        if (href !== null) expect(href, html).to.match(/^(https?|mailto):/);
      }
    }
  });
});
