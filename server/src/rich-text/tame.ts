/** Most marks on one letter that are kept. No language needs more; more of them cover what stands above and below. */
const mostMarks = 5;

const tooManyMarks = new RegExp(`(?<=\\p{M}{${mostMarks}})\\p{M}+`, 'gu');

/** Most signs that are joined to one letter: a family of four with the colours of their skins needs eleven. */
const mostSigns = 16;

/** What alone can hold such a letter; most texts do not: many signs in a row, and one that joins. */
const longRun = new RegExp(`[^\\0-\\u05ff]{${mostSigns}}`, 'u');
const joining =
  /[\p{M}\u200d\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2]/u;

const letters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A character of a word that can be seen. */
const seen = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{M}\p{N}]/u;

/** Text without what no text needs and what hides or turns text: control characters, bidirectional overrides. */
export function withoutControls(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the characters meant
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e]/g, '');
}

/**
 * Text in which no letter carries so many marks that they cover other lines, and none is joined of so many signs, as
 * emoji and Korean can be, that no line has room for it.
 */
export function withBoundedLetters(text: string): string {
  const bounded = text.replace(tooManyMarks, '');
  if (!joining.test(bounded) || !longRun.test(bounded)) return bounded;
  return Array.from(letters.segment(bounded), ({ segment }) => {
    const signs = [...segment];
    if (signs.length <= mostSigns) return segment;
    // A space without width is where a line may break.
    return signs
      .map((sign, at) => (at > 0 && at % mostSigns === 0 ? `\u200b${sign}` : sign))
      .join('');
  }).join('');
}

/**
 * A web address as it is shown: readable, but with the host as the network knows it, since letters of other scripts
 * look like those of a name one trusts, and with whatever cannot be seen still encoded.
 * @param address Encoded, as a link has it.
 */
export function shownAddress(address: string): string {
  const [, start = '', rest = ''] = /^([a-z]+:\/\/[^/?#]*)?(.*)$/is.exec(address) ?? [];
  return start + rest.replace(/(?:%[0-9a-f]{2})+/gi, readable);
}

function readable(encoded: string): string {
  let text: string;
  try {
    text = decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
  return [...text].map((one) => (seen.test(one) ? one : encodeURIComponent(one))).join('');
}
