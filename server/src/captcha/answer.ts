/**
 * What a reader typed, as it is compared: compatible forms, digits of any script as ASCII, capitals,
 * nothing but letters and digits.
 */
export function normalizeAnswer(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, asciiDigit)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
}

/** Decimal digits stand in runs of ten from zero, so the run's start tells the value. */
function asciiDigit(digit: string): string {
  let zero = digit.codePointAt(0)!;
  const start = zero;
  while (start - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(start - zero);
}
