import { inflateSync } from 'node:zlib';

/** A PDF object: its dictionary as written, and its stream, unpacked. */
interface PdfObject {
  dictionary: string;
  stream: string;
}

/**
 * The text of a PDF that Chromium or Firefox made, page by page, in the order it is drawn; lines are joined by spaces. Reads what
 * they write: Flate streams, fonts with ToUnicode maps, ligatures as ActualText, Latin letters as they are.
 */
export function pdfText(bytes: Uint8Array): string[] {
  const objects = readObjects(Buffer.from(bytes).toString('latin1'));
  const get = (reference: string | undefined) => objects.get(Number(reference));
  const maps = new Map<string, Map<string, string>>();
  const fontMap = (reference: string) => {
    let map = maps.get(reference);
    if (!map) {
      const [, unicode] = /\/ToUnicode (\d+) 0 R/.exec(get(reference)?.dictionary ?? '') ?? [];
      maps.set(reference, (map = readMap(get(unicode)?.stream ?? '')));
    }
    return map;
  };
  const pages = [...objects.values()].filter(({ dictionary }) =>
    /\/Type \/Page\b/.test(dictionary),
  );
  return pages.map(({ dictionary }) => {
    const [, resources] = /\/Resources (\d+) 0 R/.exec(dictionary) ?? [];
    const named = resources ? get(resources)?.dictionary : dictionary;
    const [, fontList = ''] = /\/Font <<(.*?)>>/s.exec(named ?? '') ?? [];
    const fonts = new Map(
      [...fontList.matchAll(/\/(\S+) (\d+) 0 R/g)].map(([, name, reference]) => [
        name!,
        fontMap(reference!),
      ]),
    );
    const [, contents] = /\/Contents (\d+) 0 R/.exec(dictionary) ?? [];
    return drawn(get(contents)?.stream ?? '', fonts)
      .replace(/\s+/g, ' ')
      .trim()
      .normalize('NFC');
  });
}

function readObjects(source: string): Map<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  for (let at = 0; ;) {
    const head = /(\d+) 0 obj\s/g;
    head.lastIndex = at;
    const found = head.exec(source);
    if (!found) return unpacked(objects);
    const start = head.lastIndex;
    const end = source.indexOf('endobj', start);
    const marker = source.indexOf('stream\n', start);
    if (marker < 0 || marker > end) {
      objects.set(Number(found[1]), { dictionary: source.slice(start, end), stream: '' });
      at = end;
      continue;
    }
    const dictionary = source.slice(start, marker);
    // Firefox tells the length in an object that comes later.
    const length = /\/Length (\d+)(?! 0 R)\b/.exec(dictionary)?.[1];
    const from = marker + 'stream\n'.length;
    const until = length ? from + Number(length) : source.indexOf('\nendstream', from);
    const packed = Buffer.from(source.slice(from, until), 'latin1');
    const isFlate = dictionary.includes('/FlateDecode');
    const stream = (isFlate ? inflateSync(packed) : packed).toString('latin1');
    objects.set(Number(found[1]), { dictionary, stream });
    at = until;
  }
}

/** With the objects that Firefox packs into streams: numbers and places first, then one dictionary after the other. */
function unpacked(objects: Map<number, PdfObject>): Map<number, PdfObject> {
  for (const { dictionary, stream } of [...objects.values()]) {
    if (!dictionary.includes('/ObjStm')) continue;
    const first = Number(/\/First (\d+)/.exec(dictionary)![1]);
    const pairs = [...stream.slice(0, first).matchAll(/(\d+) (\d+)/g)];
    pairs.forEach(([, number, at], index) => {
      const next = pairs[index + 1]?.[2];
      const end = next === undefined ? stream.length : first + Number(next);
      objects.set(Number(number), {
        dictionary: stream.slice(first + Number(at), end),
        stream: '',
      });
    });
  }
  return objects;
}

/** Glyph numbers to text, from `bfchar` and `bfrange`. */
function readMap(source: string): Map<string, string> {
  const map = new Map<string, string>();
  for (const [, block] of source.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const [, glyph, text] of block!.matchAll(/<(\w+)> <(\w+)>/g))
      map.set(glyph!.toUpperCase(), utf16(text!));
  for (const [, block] of source.matchAll(/beginbfrange(.*?)endbfrange/gs)) {
    for (const [, first, last, text] of block!.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      const start = parseInt(first!, 16);
      for (let glyph = start; glyph <= parseInt(last!, 16); glyph++) {
        const code = parseInt(text!, 16) + glyph - start;
        map.set(hex(glyph), utf16(hex(code)));
      }
    }
  }
  return map;
}

function drawn(stream: string, fonts: Map<string, Map<string, string>>): string {
  let text = '';
  let font = new Map<string, string>();
  /** Inside ActualText the glyphs are not the text. */
  let spans: boolean[] = [];
  const token =
    /\/ActualText (?:\(((?:\\.|[^)\\])*)\)|<(\w*)>)\s*>>\s*BDC|(BDC|BMC)|(EMC)|\/(\S+) [\d.]+ Tf|(-?[\d.]+) (-?[\d.]+) Td|(Tm)|<([\dA-F]+)>|\(((?:\\.|[^)\\])*)\)/gi;
  for (const match of stream.matchAll(token)) {
    const [, literal, actual, begin, end, name, , down, matrix, glyphs, letters] = match;
    if (literal !== undefined || actual !== undefined) {
      text += literal ?? utf16(actual!.replace(/^feff/i, ''));
      spans.push(true);
    } else if (begin) spans.push(false);
    else if (end) spans = spans.slice(0, -1);
    else if (name) font = fonts.get(name) ?? font;
    else if (matrix || (down && Number(down) !== 0)) text += '\n';
    else if (letters) text += plain(letters);
    else if (glyphs && !spans.includes(true)) {
      for (const glyph of glyphs.match(/.{4}/g) ?? []) text += font.get(glyph.toUpperCase()) ?? '';
    }
  }
  return text;
}

const latin = new TextDecoder('windows-1252');

/** Letters of a string in parentheses: octal numbers and escaped signs. */
function plain(written: string): string {
  const bytes = written.replace(/\\(\d{3}|.)/gs, (_, sign: string) =>
    /^\d/.test(sign) ? String.fromCharCode(parseInt(sign, 8)) : sign,
  );
  return latin.decode(Buffer.from(bytes, 'latin1'));
}

function utf16(digits: string): string {
  return (digits.match(/.{4}/g) ?? [])
    .map((unit) => String.fromCharCode(parseInt(unit, 16)))
    .join('');
}

function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}
