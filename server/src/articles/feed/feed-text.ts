/** Longest document type worth reading. */
const longestDoctype = 1000;

/**
 * The text of a feed: by its byte order mark, else the charset of the HTTP header, else the XML declaration, else UTF-8.
 * NFC, since windows-1258 and some publishers write marks apart.
 */
export function feedText(body: Uint8Array, contentType = ''): string {
  const stated = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1];
  const start = new TextDecoder('latin1').decode(body.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)/i.exec(start)?.[1];
  const decoder = bomDecoder(body) ?? decoderOf(stated) ?? decoderOf(declared) ?? new TextDecoder();
  return decoder.decode(body).normalize('NFC');
}

/**
 * XML whose document type, if it has one, only names itself. `undefined` when it declares anything: no feed needs
 * entities of its own, and bombs are made of them.
 */
export function withoutDoctype(xml: string): string | undefined {
  const start = xml.search(/<!DOCTYPE/i);
  if (start < 0) return xml;
  const named = /^[^>[]*>/.exec(xml.slice(start, start + longestDoctype));
  return named ? xml.slice(0, start) + xml.slice(start + named[0].length) : undefined;
}

function bomDecoder(body: Uint8Array) {
  const [first, second, third] = body;
  if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder();
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be');
  return undefined;
}

function decoderOf(label: string | undefined) {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label);
  } catch {
    return undefined; // a charset nobody knows: the next source of one is asked
  }
}
