import type { FieldProblem } from '../http/problem.ts';
import { plainText } from '../rich-text/plain-text.ts';
import { renderComment } from '../rich-text/render.ts';
import { withBoundedLetters } from '../rich-text/tame.ts';
import { nameBounds, noteMax } from './bounds.ts';

/** A field as it will be stored, or what is wrong with it. */
export interface Checked {
  value: string;
  problem?: FieldProblem;
}

/** What the text of a comment is held to. */
export interface TextRules {
  min: number;
  max: number;
  maxLinks: number;
}

/** A comment's text: NFC, line ends as `\n`, no control characters, at most two line ends in a row. */
export function checkText(field: string, given: string, rules: TextRules): Checked {
  const value = cleanLines(given);
  const problem = unreadable(field, given) ?? outside(field, value, rules);
  if (problem) return { value, problem };
  const html = renderComment(value);
  if (!plainText(html)) return { value, problem: { field, code: 'too-short', limit: rules.min } };
  const links = html.match(/<a /g)?.length ?? 0;
  if (links > rules.maxLinks) {
    return { value, problem: { field, code: 'too-many-links', limit: rules.maxLinks } };
  }
  return { value };
}

/** A name: one line, and something to see in it. Marks that turn the direction of what follows are taken out. */
export function checkName(field: string, given: string): Checked {
  const value = cleanLine(given);
  let problem = unreadable(field, given) ?? outside(field, value, nameBounds);
  if (!problem && !/[\p{L}\p{N}\p{S}]/u.test(value)) problem = { field, code: 'invalid' };
  return { value, ...(problem && { problem }) };
}

/** The words of a report. */
export function checkNote(field: string, given: string): Checked {
  const value = cleanLines(given);
  const problem = unreadable(field, given) ?? outside(field, value, { min: 0, max: noteMax });
  return { value, ...(problem && { problem }) };
}

/** One line of plain text: NFC, single spaces, no control characters, no marks of direction, no endless letters. */
export function cleanLine(given: string): string {
  const line = given
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return withBoundedLetters(line);
}

function cleanLines(given: string): string {
  return given
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
}

/** Half of a surrogate pair cannot be stored as text. */
function unreadable(field: string, given: string): FieldProblem | undefined {
  return given.isWellFormed() ? undefined : { field, code: 'invalid', detail: 'Broken Unicode.' };
}

function outside(
  field: string,
  value: string,
  { min, max }: { min: number; max: number },
): FieldProblem | undefined {
  const length = [...value].length;
  if (length < min) return { field, code: 'too-short', limit: min };
  if (length > max) return { field, code: 'too-long', limit: max };
  return undefined;
}
