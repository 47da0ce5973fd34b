import { expect } from '@open-wc/testing';
import { decode } from '../../src/backends/feed/download.ts';

const WORDS = 'Tiếng Việt';

/** One byte a letter: what a feed in a charset of bytes is made of. */
function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function wide(text: string, littleEndian: boolean): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  [...text].forEach((letter, index) =>
    view.setUint16(index * 2, letter.charCodeAt(0), littleEndian),
  );
  return new Uint8Array(view.buffer);
}

describe('the charset of a feed', () => {
  for (const [name, data, header, expected] of [
    ['UTF-8 without a word', utf8(WORDS), '', WORDS],
    ['UTF-8 that the header calls Latin-1', utf8(WORDS), 'iso-8859-1', WORDS],
    [
      'UTF-8 whose XML says UTF-16',
      utf8(`<?xml version="1.0" encoding="utf-16"?>${WORDS}`),
      '',
      `<?xml version="1.0" encoding="utf-16"?>${WORDS}`,
    ],
    ['UTF-8 with a byte order mark', utf8(`\ufeff${WORDS}`), '', WORDS],
    ['UTF-16 with a byte order mark', wide(`\ufeff<a>${WORDS}`, true), '', `<a>${WORDS}`],
    ['UTF-16 without one', wide(`<a>${WORDS}`, false), '', `<a>${WORDS}`],
    ['what the header says', bytes('Caf\xe9'), 'windows-1252', 'Café'],
    [
      'what the XML says, where the header is silent',
      bytes('<?xml version="1.0" encoding="windows-1251"?>\xcc\xe8\xf0'),
      '',
      '<?xml version="1.0" encoding="windows-1251"?>Мир',
    ],
    ['a charset that nobody knows', bytes('Caf\xe9'), 'x-ours', 'Caf\ufffd'],
    [
      'UTF-8 with one damaged letter',
      Uint8Array.from([...utf8(WORDS), 0xe1]),
      'utf-8',
      `${WORDS}\ufffd`,
    ],
    ['Japanese in seven bits', bytes('\x1b$B$\x22\x1b(B'), 'iso-2022-jp', 'あ'],
  ] as const) {
    it(`reads ${name}`, () => {
      expect(decode(data, header)).to.equal(expected);
    });
  }
});
