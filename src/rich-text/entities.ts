/** References that servers write, each character before its name; any other stays as it is written. */
const NAMED =
  '&amp <lt >gt "quot \'apos \u00a0nbsp …hellip –ndash —mdash ‘lsquo ’rsquo “ldquo ”rdquo'.split(
    ' ',
  );

/**
 * Decodes character references once. A number that is no character becomes U+FFFD.
 * @param more - Asked for what is not in the table, `frac12` or `#x41`; `undefined` for what it does not know either.
 */
export function decodeEntities(text: string, more?: (name: string) => string | undefined): string {
  return text.replace(
    /&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]\w{1,30});/gi,
    (whole: string, name: string) =>
      NAMED.find((each) => each.slice(1) === name)?.[0] ??
      more?.(name) ??
      (name[0] === '#' ? character(Number(`0${name.slice(1)}`)) : whole),
  );
}

/** None for zero, half of a pair, and beyond the last. */
function character(code: number): string {
  return !code || code > 0x10ffff || code >> 11 === 27 ? '\ufffd' : String.fromCodePoint(code);
}
