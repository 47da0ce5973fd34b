import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { oneLine, plainText, shorten } from '../../src/rich-text/plain-text.ts';

describe('plainText', () => {
  it('keeps words apart where blocks end', () => {
    assert.equal(plainText('<p>một</p><p>hai<br>ba</p>'), 'một hai ba');
  });
  it('decodes entities once', () => {
    assert.equal(plainText('&lt;b&gt; &amp;lt; &eacute;&quot;'), '<b> &lt; é"');
  });
  it('drops scripts and styles with their content', () => {
    assert.equal(plainText('a<script>b</script><style>c</style>d'), 'ad');
  });
  it('composes marks', () => {
    assert.equal(plainText('Ba\u0323n'), 'Bạn');
  });
  it('cuts at a word', () => {
    assert.equal(plainText('<p>một hai ba bốn</p>', 12), 'một hai ba…');
  });
});

describe('shorten', () => {
  it('counts code points', () => {
    assert.equal(shorten('😀😀😀', 3), '😀😀😀');
    assert.equal(shorten('😀😀😀', 2), '😀…');
  });
});

describe('oneLine', () => {
  it('turns control characters and new lines into one space', () => {
    assert.equal(oneLine(' a\r\n\u0000\u202eb\t c '), 'a b c');
  });
});
