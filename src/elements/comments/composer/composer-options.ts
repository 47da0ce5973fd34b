import type { Bounds } from '../../../backends/contract.ts';
import type { NewsCaptcha } from '../../captcha/news-captcha.ts';
import type { CommentingTexts } from '../commenting-texts.ts';
import type { Draft } from '../draft.ts';
import type { Account } from './account.ts';
import type { CommentForm } from './comment-form.ts';
import type { TextToolsOptions } from './text/text-tools.ts';

/** What the writer has put in. */
export interface Words {
  /** NFC, without white space around it. */
  text: string;
  name: string;
  /** Whether the name may be kept for the next time. */
  remember: boolean;
}

export interface ComposerOptions {
  form: CommentForm;
  kind: 'comment' | 'reply' | 'edit';
  draft: Draft;
  texts: CommentingTexts;
  language: string;
  bounds: Bounds;
  /** Bounds of the name; absent where none is asked for. */
  nameBounds?: Bounds | undefined;
  /** The name that the writer let us keep; empty where there is none. */
  name: string;
  /** Asks what a text will look like, where the backend tells. */
  preview?: NonNullable<TextToolsOptions['preview']>;
  captcha?: NewsCaptcha | undefined;
  /** Who writes, where readers sign in. */
  account?: Account | undefined;
  /** Whether it can be sent without the writer doing anything. */
  unattended: boolean;
  signal: AbortSignal;
  announce(text: string): void;
  /** Whether the page lets the words go. */
  before(words: Words): boolean;
  /** Sends the words. Rejects as the backend does. */
  send(words: Words, captcha: string): Promise<void>;
  close(): void;
  /** Takes the words of an answer to the form for the article; absent elsewhere. */
  instead?: () => void;
}
