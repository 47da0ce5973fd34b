/** Length as backends count it: Unicode code points after NFC. */
export function codePoints(text: string): number {
  return Array.from(text.normalize('NFC')).length;
}
