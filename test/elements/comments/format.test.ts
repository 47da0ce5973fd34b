import {
  format,
  type Format,
  pasteLink,
  type Replacement,
} from '../../../src/elements/comments/composer/text/format.ts';
import { quotation } from '../../../src/elements/comments/composer/text/quotation.ts';
import { replaceText } from '../../../src/elements/comments/composer/text/replace-text.ts';
import { expect } from '../../suites/fixture.ts';

/** A text with its selection: `one [two] three`, with `|` for a caret alone. */
function parts(marked: string): [value: string, start: number, end: number] {
  const caret = marked.indexOf('|');
  if (caret >= 0) return [marked.replace('|', ''), caret, caret];
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  return [marked.replace(/[⟦⟧]/g, ''), start, end];
}

function shown(value: string, { from, to, text, select: [start, end] }: Replacement): string {
  const changed = value.slice(0, from) + text + value.slice(to);
  if (start === end) return `${changed.slice(0, start)}|${changed.slice(start)}`;
  return `${changed.slice(0, start)}⟦${changed.slice(start, end)}⟧${changed.slice(end)}`;
}

describe('forms of the toolbar', () => {
  for (const [kind, before, after] of [
    ['bold', 'một ⟦hai⟧ ba', 'một **⟦hai⟧** ba'],
    ['bold', 'một **⟦hai⟧** ba', 'một ⟦hai⟧ ba'],
    ['bold', 'một ⟦**hai**⟧ ba', 'một ⟦hai⟧ ba'],
    ['bold', 'một⟦ hai ⟧ba', 'một **⟦hai⟧** ba'],
    ['bold', 'tiếng Vi|ệt', 'tiếng **⟦Việt⟧**'],
    ['bold', '|', '**|**'],
    ['bold', '⟦one\n\ntwo⟧', '⟦**one**\n\n**two**⟧'],
    ['italic', 'a ⟦b⟧ c', 'a *⟦b⟧* c'],
    ['italic', 'a *⟦b⟧* c', 'a ⟦b⟧ c'],
    ['italic', 'a **⟦b⟧** c', 'a ***⟦b⟧*** c'],
    ['italic', 'a ***⟦b⟧*** c', 'a **⟦b⟧** c'],
    ['bold', 'a *⟦b⟧* c', 'a ***⟦b⟧*** c'],
    ['quote', 'one\ntw|o', 'one\n> two|'],
    ['quote', '⟦one\ntwo⟧', '⟦> one\n> two⟧'],
    ['quote', '⟦> one\n> two⟧', '⟦one\ntwo⟧'],
    ['quote', '|one\ntwo', '> one|\n\ntwo'],
    ['link', 'see ⟦the map⟧', 'see [the map](⟦https://⟧)'],
    ['link', 'see ⟦https://vidu.vn/a⟧', 'see [|](https://vidu.vn/a)'],
    ['link', '|', '[|](https://)'],
    ['link', '⟦a [b] c⟧', '[a \\[b\\] c](⟦https://⟧)'],
  ] as [Format, string, string][]) {
    it(`${kind}: ${JSON.stringify(before)} becomes ${JSON.stringify(after)}`, () => {
      const [value, start, end] = parts(before);
      expect(shown(value, format(kind, value, start, end))).to.equal(after);
    });
  }

  it('makes a link of words over which an address is pasted, and of nothing else', () => {
    const [value, start, end] = parts('see ⟦the map⟧ now');
    const link = pasteLink(value, start, end, ' https://vidu.vn/a_(b) ')!;
    expect(shown(value, link)).to.equal('see [the map](https://vidu.vn/a_%28b%29)| now');
    expect(pasteLink(value, start, end, 'javascript:alert(1)')).to.equal(undefined);
    expect(pasteLink(value, start, end, 'two words')).to.equal(undefined);
    expect(pasteLink(value, start, start, 'https://vidu.vn/')).to.equal(undefined);
    expect(pasteLink('https://a.vn', 0, 12, 'https://b.vn')).to.equal(undefined);
  });

  it('marks every line of a quotation', () => {
    expect(quotation(' one\n\ntwo ')).to.equal('> one\n>\n> two\n\n');
  });
});

describe('a change of a field', () => {
  it('is heard of like typing, and undone like it', () => {
    const field = document.createElement('textarea');
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(field);
    document.body.append(host);
    try {
      let heard = 0;
      field.addEventListener('input', () => heard++);
      field.focus();
      document.execCommand('insertText', false, 'one two');
      expect(field.value).to.equal('one two');
      replaceText(field, { from: 4, to: 7, text: '**two**', select: [6, 9] });
      expect(field.value).to.equal('one **two**');
      expect([field.selectionStart, field.selectionEnd]).to.deep.equal([6, 9]);
      expect(heard).to.equal(2);
      replaceText(field, { from: 3, to: 11, text: '', select: [3, 3] });
      expect(field.value).to.equal('one');
      document.execCommand('undo');
      expect(field.value).to.equal('one **two**');
      document.execCommand('undo');
      expect(field.value).to.equal('one two');
    } finally {
      host.remove();
    }
  });
});
