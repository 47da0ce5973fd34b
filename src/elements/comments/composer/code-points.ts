/** Length as backends count it: Unicode code points after NFC. */
export function codePoints(text: string): number {
  return [...text.normalize('NFC')].length;
}
