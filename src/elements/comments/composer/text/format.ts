/** Forms that the toolbar gives to words, in the Markdown subset. */
export type Format = 'bold' | 'italic' | 'quote' | 'link';

/** A change of a text, and what is selected afterwards. Positions count UTF-16 units, as fields do. */
export interface Replacement {
  from: number;
  to: number;
  text: string;
  select: readonly [start: number, end: number];
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;
const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/i;
const BEGINNING = 'https://';

/** Gives the selected words a form, or takes it away where they have it. */
export function format(kind: Format, value: string, start: number, end: number): Replacement {
  if (kind === 'quote') return quote(value, start, end);
  if (kind === 'link') return link(value, start, end);
  return emphasize(kind === 'bold' ? '**' : '*', value, start, end);
}

/** A link on the selected words to an address that is pasted over them; `undefined` where it is pasted as it is. */
export function pasteLink(
  value: string,
  start: number,
  end: number,
  pasted: string,
): Replacement | undefined {
  const words = value.slice(start, end);
  const address = pasted.trim();
  if (!words.trim() || /\n/.test(words) || ADDRESS.test(words.trim()) || !ADDRESS.test(address)) {
    return undefined;
  }
  const text = linkOf(words, address);
  return { from: start, to: end, text, select: [start + text.length, start + text.length] };
}

/** Marks stand close to the words, and not across paragraphs: there they would be none. */
function emphasize(mark: string, value: string, start: number, end: number): Replacement {
  const selected = start === end ? wordAt(value, start) : ([start, end] as const);
  const words = value.slice(...selected);
  const inner = words.trim();
  if (!inner) {
    const at = start + mark.length;
    return { from: start, to: end, text: mark + words + mark, select: [at, at] };
  }
  const from = selected[0] + words.indexOf(inner);
  const to = from + inner.length;
  const size = mark.length;
  if (marked(value, from, to, mark)) {
    return { from: from - size, to: to + size, text: inner, select: [from - size, to - size] };
  }
  if (inner.length > 2 * size && marked(inner, size, inner.length - size, mark)) {
    const text = inner.slice(size, -size);
    return { from, to, text, select: [from, from + text.length] };
  }
  const paragraphs = inner.split(/(\s*\n\s*\n\s*)/);
  const text = paragraphs.map((each, at) => (at % 2 ? each : mark + each + mark)).join('');
  const select =
    paragraphs.length > 1
      ? ([from, from + text.length] as const)
      : ([from + size, to + size] as const);
  return { from, to, text, select };
}

/** Whether these marks, and not longer ones, stand around a piece of a text. */
function marked(value: string, from: number, to: number, mark: string): boolean {
  const before = /\**$/.exec(value.slice(0, from))![0].length;
  const after = /^\**/.exec(value.slice(to))![0].length;
  const least = Math.min(before, after);
  return mark === '*' ? least === 1 || least === 3 : least >= 2;
}

function wordAt(value: string, at: number): readonly [start: number, end: number] {
  let start = at;
  let end = at;
  while (start > 0 && LETTER.test(value[start - 1]!)) start--;
  while (end < value.length && LETTER.test(value[end]!)) end++;
  return [start, end];
}

/** Whole lines, and a free line after them: what follows at once would belong to the quotation. */
function quote(value: string, start: number, end: number): Replacement {
  const from = value.lastIndexOf('\n', start - 1) + 1;
  const after = value.indexOf('\n', Math.max(end, from));
  const to = after < 0 ? value.length : after;
  const lines = value.slice(from, to).split('\n');
  const quoted = lines.every((line) => /^>/.test(line));
  const text = lines.map((line) => (quoted ? line.replace(/^> ?/, '') : `> ${line}`)).join('\n');
  const free = quoted || /^(?:\n\s*(?:\n|>|$)|$)/.test(value.slice(to)) ? '' : '\n';
  const caret = from + text.length;
  return {
    from,
    to,
    text: text + free,
    select: start === end ? [caret, caret] : [from, caret],
  };
}

/** The words of a link, or where they are an address the address, are there; what is missing is selected. */
function link(value: string, start: number, end: number): Replacement {
  const words = value.slice(start, end).trim().replace(/\s+/g, ' ');
  if (ADDRESS.test(words)) {
    const text = linkOf('', words);
    return { from: start, to: end, text, select: [start + 1, start + 1] };
  }
  const text = linkOf(words, BEGINNING);
  const at = words ? start + text.length - 1 - BEGINNING.length : start + 1;
  return { from: start, to: end, text, select: words ? [at, at + BEGINNING.length] : [at, at] };
}

/** What would end the words or the address early is written so that it does not. */
function linkOf(words: string, address: string): string {
  const label = words.replace(/[[\]\\]/g, '\\$&');
  const target = address.replace(
    /[()<>\\]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `[${label}](${target})`;
}
