import { problemOf } from '../../../backends/backend-problem.ts';
import type { FieldProblem } from '../../../backends/contract.ts';
import type { CommentingMessages } from '../../../locales/messages.ts';
import type { CommentingTexts } from '../commenting-texts.ts';

/** What the writer is told, and by which field. */
export interface Explanation {
  field?: 'text' | 'name';
  text: string;
  /** What helps where sending it again does not: `copy` the words, or post them on the article `instead`. */
  next?: 'copy' | 'instead';
}

/** What a refusal as a whole means, by its type. */
const WHOLE: Record<string, keyof CommentingMessages> = {
  'sign-in-required': 'signInFirst',
  'invalid-token': 'signInEnded',
  'captcha-required': 'checkAgain',
  'captcha-invalid': 'checkAgain',
  'origin-not-allowed': 'originRefused',
  'comments-closed': 'closedNow',
  'unknown-article': 'unknownArticle',
  'unknown-comment': 'parentGone',
  'edit-window-closed': 'windowClosed',
  'edit-token-refused': 'windowClosed',
  'key-reused': 'keyReused',
  'duplicate-comment': 'duplicate',
  banned: 'banned',
};

/** Refusals that sending again does not change. */
const FINAL = /^(?:comments-closed|edit-window-closed|edit-token-refused|banned)$/;

/** What happened and what to do, for every way in which a backend refuses or the network fails. */
export function explain(
  error: unknown,
  length: number,
  texts: CommentingTexts,
  language: string,
): Explanation[] {
  const problem = problemOf(error);
  if (!problem) return [{ text: texts('notSent') }];
  const { type, status, errors, retryAfter } = problem;
  if (type === 'rate-limited' || status === 429) {
    return [{ text: texts('tooFast', { time: waitText(retryAfter ?? 60, language) }) }];
  }
  const fields = (status === 401 ? [] : (errors ?? [])).map((each) =>
    explainField(each, length, texts),
  );
  if (fields.length) return fields;
  const whole = Object.hasOwn(WHOLE, type) ? WHOLE[type] : undefined;
  const text = texts(whole ?? (status >= 500 ? 'notSent' : 'refused'));
  if (type === 'unknown-comment') return [{ text, next: 'instead' }];
  return [FINAL.test(type) ? { text, next: 'copy' } : { text }];
}

function explainField(
  { field, code, limit = 0 }: FieldProblem,
  length: number,
  texts: CommentingTexts,
): Explanation {
  if (field === 'text') {
    if (code === 'too-long') {
      return { field, text: texts('tooLong', { n: Math.max(1, length - limit) }) };
    }
    if (code === 'too-short' && limit > 1) return { field, text: texts('tooShort', { n: limit }) };
    if (code === 'too-short' || code === 'required') return { field, text: texts('needText') };
    if (code === 'too-many-links') return { field, text: texts('tooManyLinks') };
  }
  if (field === 'author.name') {
    if (code === 'too-long') return { field: 'name', text: texts('nameTooLong', { n: limit }) };
    return { field: 'name', text: texts('needName', { n: limit || 1 }) };
  }
  if (field === 'captcha') return { text: texts('checkAgain') };
  if (field === 'parent') return { text: texts('parentGone'), next: 'instead' };
  if (field === 'url' || field === 'article') return { text: texts('originRefused') };
  return { text: texts('refused') };
}

/** A span of time in whole units, rounded up: `45 seconds`, `3 minutes`. */
export function waitText(seconds: number, language: string): string {
  const [value, unit] =
    seconds < 100
      ? [seconds, 'second']
      : seconds < 6000
        ? [seconds / 60, 'minute']
        : [seconds / 3600, 'hour'];
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(Math.max(1, Math.ceil(value)));
}
