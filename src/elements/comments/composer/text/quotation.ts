/** Somebody's words as a quotation with room for one's own below. */
export function quotation(words: string): string {
  const lines = words.trim().split('\n');
  return `${lines.map((line) => `> ${line.trim()}`.trimEnd()).join('\n')}\n\n`;
}
