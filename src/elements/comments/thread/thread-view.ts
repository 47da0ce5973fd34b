import type { CommentCapabilities } from '../../../backends/contract.ts';
import type { CommentMessages } from '../../../locales/messages.ts';
import type { Entry } from '../comment-store.ts';

/** What the reader has opened at a comment. */
export interface Opened {
  /** The form for an answer. */
  reply?: HTMLElement;
  /** The form, or a line, in place of the text and the buttons. */
  edit?: HTMLElement;
  /** The list of further actions. */
  menu?: HTMLElement;
  /** Why something that was wanted of the comment did not happen. */
  problem?: string;
}

/** What only the author of a comment sees at it. */
export interface OwnParts {
  status: HTMLElement | undefined;
  actions: HTMLElement | undefined;
  /** Whether `actions` stand alone, for a question that waits for an answer. */
  alone: boolean;
  /** Name of the one who was answered, where that comment is not in the list. */
  to: string | undefined;
}

/** What taking part adds to a comment for this reader. */
export interface ReadersParts extends Opened, Partial<OwnParts> {
  vote: 1 | 0 | -1;
  /** The whole moment at which it was written, for those who want to know exactly. */
  moment: string;
}

/** Words and numbers in the reader's language. */
export interface Texts {
  text: (key: keyof CommentMessages, slots?: Record<string, string | number>) => string;
  number: (value: number) => string;
  language: string;
}

/** What it takes to draw a comment; a new object whenever all of them have to be drawn anew. */
export interface ThreadView extends Texts {
  can: CommentCapabilities;
  /** Whether answers are taken. */
  open: boolean;
  /** The present, milliseconds since 1970. */
  now: number;
  /** The page's address without a fragment. */
  page: string;
  /** Levels of replies that are set in. */
  maxDepth: number;
  /** Id of the comment that the address points to. */
  target: () => string;
  /** What is there for this reader alone. */
  parts: (entry: Entry) => ReadersParts | undefined;
}
