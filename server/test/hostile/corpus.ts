import { forms, links, references } from './markdown.data.ts';
import { markup, otherLanguages } from './markup.data.ts';
import { characters, floods, names } from './unicode.data.ts';

/** A comment that somebody sends who means harm, or who knows no better. */
export interface HostileComment {
  text: string;
  name: string;
  /** Ends the text, in a paragraph of its own, so that one sees that nothing was swallowed. */
  end: string;
  /** Whether every letter of the text is to be read as it was typed. */
  literal: boolean;
}

const kinds: readonly (readonly [texts: readonly string[], literal: boolean])[] = [
  [markup, true],
  [otherLanguages, true],
  [links, false],
  [references, false],
  [forms, false],
  [characters, false],
  [floods, false],
  [names, false],
];

const all = kinds.flatMap(([texts, literal]) => texts.map((text) => ({ text, literal })));

/** Every text once, each under one of the names, in threads as long as a feed: fifty comments. */
export const threads: readonly (readonly HostileComment[])[] = Array.from(
  { length: Math.ceil(all.length / 50) },
  (_, at) =>
    all.slice(at * 50, at * 50 + 50).map(({ text, literal }, index) => {
      const number = at * 50 + index;
      const end = `end${number}end`;
      const name = names[number % names.length] ?? '';
      return { text: `${text}\n\n${end}`, name, end, literal };
    }),
);

/** Letters and digits alone: what stays of a text whatever is done to spaces and marks. */
export function essence(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
