import type { Language } from '../../words.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

/** Every text of the forms, and of what follows from them. `{…}` are slots. */
export interface WritingWords {
  /** Headings. */
  comment: string;
  replyTo: string;
  editing: string;
  deleting: string;
  reporting: string;
  yours: string;
  text: string;
  /** Below the text. */
  atMost: string;
  readFirst: string;
  name: string;
  nameHint: string;
  remember: string;
  trap: string;
  code: string;
  codeHint: string;
  picture: string;
  newPicture: string;
  freshPicture: string;
  hear: string;
  hearElsewhere: string;
  checked: string;
  post: string;
  postReply: string;
  save: string;
  cancel: string;
  reply: string;
  agree: string;
  disagree: string;
  onComment: string;
  report: string;
  edit: string;
  until: string;
  remove: string;
  ownLink: string;
  /** What is wrong, and what to do. */
  problem: string;
  needName: string;
  nameTooLong: string;
  nameInvalid: string;
  needText: string;
  tooLong: string;
  tooManyLinks: string;
  needCode: string;
  wrongCode: string;
  tooFast: string;
  waitForForm: string;
  notSent: string;
  sentBefore: string;
  closed: string;
  unknownArticle: string;
  parentGone: string;
  trapped: string;
  foreignForm: string;
  tooLarge: string;
  badForm: string;
  needsScript: string;
  needsSignIn: string;
  notYours: string;
  windowClosed: string;
  noteTooLong: string;
  needReason: string;
  /** Notices after something was done. */
  posted: string;
  pending: string;
  rejected: string;
  rejectedBecause: string;
  edited: string;
  deleted: string;
  voted: string;
  reported: string;
  noneOwn: string;
  /** Reasons of a report. */
  why: string;
  abusive: string;
  spam: string;
  false: string;
  other: string;
  note: string;
}

const tables: Record<Language, WritingWords> = { vi, en, ar };

export function writingWords(language: Language): WritingWords {
  return tables[language];
}

/** A span of time in whole units, rounded up: `45 seconds`, `3 minutes`. */
export function waitText(seconds: number, language: Language): string {
  const [value, unit] =
    seconds < 100
      ? [seconds, 'second']
      : seconds < 6000
        ? [seconds / 60, 'minute']
        : [seconds / 3600, 'hour'];
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(Math.max(1, Math.ceil(value)));
}
