/**
 * Text as it is searched: without marks, lower case, `đ` as `d`. Used for both the stored words and the query,
 * so that every database system finds the same.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll('ß', 'ss');
}
