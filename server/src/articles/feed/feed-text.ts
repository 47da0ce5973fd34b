/** Longest document type worth reading. */
const longestDoctype = 1000;

/**
 * The text of a feed. What is UTF-8 through and through is that whatever is said of it: bytes of another charset are not by
 * chance. Else its byte order mark, the charset of the HTTP header, the XML declaration, UTF-8. NFC, since windows-1258 and
 * some publishers write marks apart.
 */
export function feedText(body: Uint8Array, contentType = ''): string {
  const stated = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1];
  const start = new TextDecoder('latin1').decode(body.subarray(0, 1024));
  const declared = /<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)/i.exec(start)?.[1];
  const wide = /^(?:þÿ|\0[\s<{[])/.test(start)
    ? 'utf-16be'
    : /^(?:ÿþ|[\s<{[]\0)/.test(start)
      ? 'utf-16le'
      : undefined;
  const decoder =
    decoderOf(wide) ??
    (/^iso-2022/i.test(stated ?? declared ?? '') ? undefined : utf8(body)) ??
    decoderOf(start.startsWith('ï»¿') ? 'utf-8' : undefined) ??
    decoderOf(stated) ??
    decoderOf(declared) ??
    new TextDecoder();
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

function utf8(body: Uint8Array) {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    decoder.decode(body);
    return decoder;
  } catch {
    return undefined; // another charset, or a damaged letter: what is said of it decides
  }
}

function decoderOf(label: string | undefined) {
  // A declaration that can be read as ASCII is not in UTF-16, as .NET likes to say; the caller has seen what is.
  if (label === undefined || /^(?:utf-?16|ucs-?2)$/i.test(label)) return undefined;
  try {
    return new TextDecoder(label);
  } catch {
    return undefined; // a charset nobody knows: the next source of one is asked
  }
}
