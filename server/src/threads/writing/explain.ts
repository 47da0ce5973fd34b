import { nameBounds, noteMax } from '../../comments/bounds.ts';
import type { Problem } from '../../http/problem.ts';
import type { FieldProblem } from '../../http/problem.ts';
import { filled } from '../../rich-text/sentence.ts';
import type { Language } from '../words.ts';
import { waitText } from './words/words.ts';
import type { WritingWords } from './words/words.ts';

/** Something wrong with a field, or with the whole, in the reader's words. */
export interface FormError {
  field: 'text' | 'name' | 'code' | 'reason' | 'note' | 'website' | 'form';
  message: string;
}

/** What the explanations are written with. */
export interface Explaining {
  writing: WritingWords;
  language: Language;
  /** What was typed, as it counts. */
  length: number;
}

/** Why the server did not take it, each reason at its field. */
export function explain({ word, details }: Problem, explaining: Explaining): FormError[] {
  const { writing, language } = explaining;
  const form = (message: string): FormError[] => [{ field: 'form', message }];
  switch (word) {
    case 'invalid-comment':
    case 'invalid-report':
      return (details.errors ?? []).map((problem) => explainField(problem, explaining));
    case 'captcha-required':
      return [{ field: 'code', message: writing.needCode }];
    case 'captcha-invalid':
      return [{ field: 'code', message: writing.wrongCode }];
    case 'rate-limited':
      return form(filled(writing.tooFast, { time: waitText(details.retryAfter ?? 60, language) }));
    case 'comments-closed':
      return form(writing.closed);
    case 'unknown-article':
      return form(writing.unknownArticle);
    case 'unknown-comment':
      return form(writing.parentGone);
    case 'edit-window-closed':
      return form(writing.windowClosed);
    case 'edit-token-refused':
      return form(writing.notYours);
    case 'sign-in-required':
      return form(writing.needsSignIn);
    case 'key-reused':
      return form(writing.sentBefore);
    default:
      return form(writing.notSent);
  }
}

function explainField(
  { field, code, limit = 0 }: FieldProblem,
  { writing, language, length }: Explaining,
): FormError {
  const number = (value: number) => value.toLocaleString(language);
  if (field === 'author.name') {
    const sentence =
      code === 'too-short'
        ? filled(writing.needName, { n: number(nameBounds.min) })
        : code === 'too-long'
          ? filled(writing.nameTooLong, { n: number(nameBounds.max) })
          : writing.nameInvalid;
    return { field: 'name', message: sentence };
  }
  if (field === 'parent') return { field: 'form', message: writing.parentGone };
  if (field === 'note') {
    return { field: 'note', message: filled(writing.noteTooLong, { n: number(noteMax) }) };
  }
  if (field !== 'text') return { field: 'form', message: writing.notSent };
  if (code === 'too-short') return { field: 'text', message: writing.needText };
  if (code === 'too-many-links') {
    return { field: 'text', message: filled(writing.tooManyLinks, { n: number(limit) }) };
  }
  if (code !== 'too-long') return { field: 'text', message: writing.notSent };
  const over = Math.max(1, length - limit);
  const slots = { n: number(limit), over: number(over) };
  return { field: 'text', message: filled(writing.tooLong, slots) };
}
