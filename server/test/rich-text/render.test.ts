import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commentTags, renderComment } from '../../src/rich-text/render.ts';

const rel = 'rel="nofollow ugc noopener"';

describe('renderComment', () => {
  const written: [string, string, string][] = [
    ['breaks a single new line', 'một\nhai\n\nba', '<p>một<br />\nhai</p>\n<p>ba</p>'],
    [
      'marks strong and emphasis',
      '**đậm** *nghiêng*',
      '<p><strong>đậm</strong> <em>nghiêng</em></p>',
    ],
    ['quotes', '> lời', '<blockquote>\n<p>lời</p>\n</blockquote>'],
    ['lists', '1. a\n2. b', '<ol>\n<li>a</li>\n<li>b</li>\n</ol>'],
    ['keeps a year at the start of a line', '2013. Năm ấy', '<p>2013. Năm ấy</p>'],
    ['shows code', '`<b>`', '<p><code>&lt;b&gt;</code></p>'],
    ['keeps an indented first line a paragraph', '     Thưa tòa soạn', '<p>Thưa tòa soạn</p>'],
    ['keeps hash tags, rules and tables as text', '# a\n---', '<p># a<br />\n---</p>'],
    [
      'links written-out addresses',
      'xem https://a.example/?x=1&y=2.',
      `<p>xem <a href="https://a.example/?x=1&amp;y=2" ${rel}>https://a.example/?x=1&amp;y=2</a>.</p>`,
    ],
    ['does not link a missing space', 'xong.vn đi', '<p>xong.vn đi</p>'],
    ['links mail', '<a@b.example>', `<p><a href="mailto:a@b.example" ${rel}>a@b.example</a></p>`],
    [
      'keeps a pair of empty brackets, as programmers write it',
      'f = []() {}',
      '<p>f = []() {}</p>',
    ],
    [
      'shows the host of an address as the network knows it, and the rest as it is read',
      'https://\u0430\u0440\u0440\u04cf\u0435.example/tiếng?a=%20b',
      `<p><a href="https://xn--80ak6aa92e.example/ti%E1%BA%BFng?a=%20b" ${rel}>https://xn--80ak6aa92e.example/tiếng?a=%20b</a></p>`,
    ],
    [
      'says where a link leads whose words name another place',
      '[https://bank.example](https://evil.example/x) [bank.example](http://bank.example/)',
      `<p><a href="https://evil.example/x" ${rel}>https://bank.example</a> (evil.example) <a href="http://bank.example/" ${rel}>bank.example</a></p>`,
    ],
    ['has no character hide in a reference', '&#x202e;abc&#8237;', '<p>abc</p>'],
    [
      'leaves a letter as many marks as a language needs',
      `Vie\u0323\u0302t Z${'\u0335'.repeat(50)}`,
      `<p>Vie\u0323\u0302t Z${'\u0335'.repeat(5)}</p>`,
    ],
    [
      'lets a line break in a letter that is joined without end',
      `${'\ud83d\ude00\u200d'.repeat(9)}a`,
      `<p>${'\ud83d\ude00\u200d'.repeat(8)}\u200b\ud83d\ude00\u200da</p>`,
    ],
    ['shows HTML as text', '<b>x</b>', '<p>&lt;b&gt;x&lt;/b&gt;</p>'],
    [
      'keeps the text of a picture',
      '![x](https://a.example/y.png)',
      `<p>!<a href="https://a.example/y.png" ${rel}>x</a></p>`,
    ],
  ];
  for (const [what, text, html] of written) {
    it(what, () => assert.equal(renderComment(text), html));
  }

  const hostile = [
    '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg/onload=alert(1)>',
    '[x](javascript:alert(1))', '[x](JaVaScRiPt:alert(1))', '[x](java\tscript:alert(1))',
    '[x](&#106;avascript:alert(1))', '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:x)', '[x](//evil.example)', '[x](file:///etc/passwd)', '<javascript:alert(1)>',
    '[x](https://a.example/"onclick="alert(1))', '[x](https://a.example "t\\" onclick=x")',
    '<a href="javascript:alert(1)">x</a>', 'https://a.example/"><img src=x onerror=alert(1)>',
    '```"><img src=x onerror=alert(1)>\nx\n```', '`<img src=x onerror=alert(1)>`',
    '<!--', '<![CDATA[<script>]]>', '<noscript><p title="</noscript><img src=x onerror=1>">',
    '<math><mtext><table><mglyph><style><img src=x onerror=1>', '&lt;script&gt;alert(1)&lt;/script&gt;',
    '[a](mailto:a@b.example?bcc=all@b.example)', '[\u202egnp.exe](https://a.example)', '\u0000<b>\u0000',
    '[x]: javascript:alert(1)\n[x]', '**<iframe srcdoc="<script>">**', '\ud800 <b> \udfff',
  ]; // prettier-ignore
  for (const text of hostile) {
    it(`lets nothing through: ${JSON.stringify(text)}`, () => onlyAllowed(renderComment(text)));
  }

  it('keeps the words of text nested beyond reason', () => {
    for (const text of [
      `${'> '.repeat(3000)}sâu`,
      `${'- '.repeat(3000)}sâu`,
      `${'> - '.repeat(1500)}sâu`,
      `${'*a _b '.repeat(800)}sâu`,
      `${'['.repeat(9000)}sâu`,
    ]) {
      const html = renderComment(text);
      assert.match(html, /sâu/);
      onlyAllowed(html);
      assert.ok(depth(html) <= 16);
    }
  });

  it('shows text too long for Markdown as written', () => {
    const html = renderComment(`<b>${'a'.repeat(100_001)}`);
    assert.ok(html.startsWith('<p>&lt;b&gt;a'));
  });
});

/** Every tag is on the list, and the only attributes are those of our links. */
function onlyAllowed(html: string): void {
  for (const [tag] of html.matchAll(/<[^>]*>?/g)) {
    const known =
      /^<\/?([a-z]+)(?: \/)?>$/.exec(tag)?.[1] ??
      /^<(a) href="(?:https?:\/\/|mailto:)[^"<>]*" rel="nofollow ugc noopener">$/.exec(tag)?.[1];
    assert.ok(known && commentTags.includes(known), `${tag} in ${html}`);
  }
  assert.ok(!html.includes('\u0000') && !html.includes('\u202e'));
  assert.doesNotMatch(html, /href="mailto:[^"]*\?/);
}

function depth(html: string): number {
  let level = 0;
  let deepest = 0;
  for (const [tag] of html.matchAll(/<[^>]*>/g)) {
    if (tag.endsWith('/>')) continue;
    level += tag.startsWith('</') ? -1 : 1;
    deepest = Math.max(deepest, level);
  }
  return deepest;
}
