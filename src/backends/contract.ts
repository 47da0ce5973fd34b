/**
 * What a backend is, in the words of News Elements' contract, version 1.
 *
 * The reference server speaks exactly these shapes over HTTP (`docs/contract/openapi.json`);
 * every adapter maps its own server to them. This file imports nothing and runs nothing.
 */

/** Orders of a thread. `best` is by votes, frozen per generation so that pages do not shift. */
export type Sort = 'newest' | 'oldest' | 'best';

/** Ways to tell people from programs that a backend may accept. */
export type CaptchaKind = 'image' | 'proof' | 'turnstile' | 'hcaptcha' | 'recaptcha';

/** Why a reader reports a comment. */
export type ReportReason = 'abusive' | 'spam' | 'false' | 'other';

/** What the comments of a backend can do; the element shows just that. */
export interface CommentCapabilities {
  /** Orders the list can be asked for; the first is the default. */
  sorts: Sort[];
  /** Whether new comments are taken at all. */
  write: boolean;
  /** `up`: agreement only. `none`: votes are neither shown nor taken. */
  votes: 'none' | 'up' | 'updown';
  /** Whether a comment can be reported. */
  reports: boolean;
  /** Seconds during which an author may edit or delete; 0: never. */
  editWindow: number;
  /** Deepest level of replies the backend stores; 0: no replies. */
  maxDepth: number;
  /** `before`: comments are read by an editor before they appear. */
  moderation: 'before' | 'after';
  /** Bounds of the text, in Unicode code points after NFC. */
  text: Bounds;
  /** Bounds of the author's name, in Unicode code points after NFC. `min` 0: no name needed. */
  name: Bounds;
  /** Whether it can be asked what a text will look like; absent: no. */
  preview?: boolean;
}

/** Inclusive bounds, in Unicode code points. */
export interface Bounds {
  min: number;
  max: number;
}

/** Answer of `GET /v1/site`: what this backend offers to this site. */
export interface Site {
  /** Version of this contract. */
  contract: 1;
  /** Comments, or `false` where the backend has none. */
  comments: CommentCapabilities | false;
  /** Whether `counts` answers. */
  counts: boolean;
  /** Whether `related` answers. */
  related: boolean;
  /** CAPTCHA kinds of which a new comment needs one; empty: none is asked for. The first is the default. */
  captcha: CaptchaKind[];
  /** Public keys of third-party CAPTCHA providers, by kind. */
  siteKeys: Partial<Record<CaptchaKind, string>>;
  /** Which feeds exist. */
  feeds: { comments: boolean; articles: boolean };
  /** Whether it can be asked what changed since; absent: no. */
  changes?: boolean;
  /** Whether live changes can be streamed. */
  stream: boolean;
  /** Who may write; absent: guests, and nobody signs in. */
  auth?: SignInCapabilities;
}

/** What a backend makes of the site's own readers. */
export interface SignInCapabilities {
  /** Whether guests may comment and vote. */
  guests: boolean;
  /** Whether tokens of the site's readers are taken. */
  signIn: boolean;
  /** Whether signed-in readers need a CAPTCHA as well. */
  captcha: boolean;
}

/** Who wrote a comment. */
export interface Author {
  /** As shown. Plain text. */
  name: string;
  /** Address of a picture. */
  avatar?: string;
  /** A mark of the paper: `author` of the article or `staff`. */
  badge?: 'author' | 'staff';
}

/** One comment as anybody may read it. Nothing in it is personal to a reader. */
export interface Comment {
  /** Opaque, stable, unique within the backend. */
  id: string;
  /** The article's id (see `page/article-id.ts`). */
  article: string;
  /** Id of the comment this one answers, or `null`. */
  parent: string | null;
  author: Author;
  /** Sanitised HTML of the small set that `rich-text/` reads. Empty in a tombstone. */
  html: string;
  /** Language it is written in, BCP 47, where its writer's client said so. */
  lang?: string;
  /** When it was written: ISO 8601, UTC. */
  created: string;
  /** When its text last changed: ISO 8601, UTC. */
  edited?: string;
  /** `deleted` (by its author) and `removed` (by an editor) are tombstones: they keep the place of their replies. */
  status: 'published' | 'pending' | 'rejected' | 'deleted' | 'removed';
  /** An editor's pick. */
  pick?: boolean;
  votes: Votes;
  /** Published direct replies. */
  replyCount: number;
  /** The first direct replies, oldest first. */
  replies?: Comment[];
  /** Cursor for the direct replies after those; absent or `null` when there are none. */
  repliesNext?: string | null;
}

/** Tallies of votes. */
export interface Votes {
  up: number;
  down: number;
}

/** A page of a thread. */
export interface CommentPage {
  /** Published comments of the article, replies included. */
  total: number;
  /** Published comments that answer the article itself. */
  roots: number;
  items: Comment[];
  /** Cursor of the page after this one, or `null` at the end. */
  next: string | null;
  /** Cursor of the page before this one, where the backend offers one. */
  previous?: string | null;
  /** Cursor from which the changes after this page begin, where the backend tells them. */
  changes?: string;
}

/** What became of one comment. */
export type Change =
  | {
      /** `created`: it came into the list. `changed`: text, status, votes or number of replies. */
      change: 'created' | 'changed';
      /** As it is now, without `replies`. */
      comment: Comment;
    }
  | {
      /** It is out of the list. */
      change: 'removed';
      id: string;
      parent: string | null;
    };

/** What changed in a thread since a cursor; each comment once. May repeat what is known already. */
export interface ChangePage {
  items: Change[];
  /** Cursor of the next question. */
  cursor: string;
  /** Whether there is more to be had at once. */
  more: boolean;
  /** As in `CommentPage`, now. */
  total: number;
  /** As in `CommentPage`, now. */
  roots: number;
}

/** Which comments to list. */
export interface CommentQuery {
  article: string;
  /** List the direct replies of this comment instead of the article's own. */
  parent?: string;
  sort?: Sort;
  /** A `next` or `previous` of an earlier answer. */
  cursor?: string;
  /** Comments a page, 1 to 100. Default 20. */
  limit?: number;
  /** The page that holds this comment, instead of a cursor. */
  around?: string;
  signal?: AbortSignal;
}

/** A comment to be stored. */
export interface NewComment {
  article: string;
  /** Address of the article's page: a backend that does not know the article checks its origin. */
  url?: string;
  /** Title of the article, for a backend that does not know it. */
  title?: string;
  /** Id of the comment answered. */
  parent?: string;
  author: { name: string; email?: string };
  /** Markdown subset, as typed. */
  text: string;
  /** One-use token of `CaptchaCalls.answer`, or a third party's token. */
  captcha?: string;
  /** BCP 47 language of the writer. */
  lang?: string;
}

/** Answer to a stored comment. */
export interface PostedComment {
  comment: Comment;
  /** Lets its holder read, edit and delete this comment; absent where the backend has no such thing. */
  editToken?: string;
  /** Until when edits are taken: ISO 8601, UTC. */
  editUntil?: string;
  /** The backend's clock when it answered, where it tells: ISO 8601, UTC. */
  now?: string;
}

/** One's own comment: as above, with what only its author may see. */
export interface OwnComment extends Comment {
  /** The text as typed. */
  text: string;
  /** Why it was rejected, in the editor's words. */
  reason?: string;
}

/** A reader's report. */
export interface Report {
  reason: ReportReason;
  /** Further words, up to 1,000 code points. */
  note?: string;
}

/** An article that another one's readers may like. */
export interface RelatedItem {
  url: string;
  /** Plain text. */
  title: string;
  /** ISO 8601, UTC; absent when unknown. */
  published?: string;
  /** Address of a picture. */
  image?: string;
  /** Plain text. */
  summary?: string;
}

/** Which related articles to list. */
export interface RelatedQuery {
  article: string;
  /** 1 to 20. Default 5. */
  limit?: number;
  /** Title of the current article, for a backend that ranks by words. */
  title?: string;
  /** When the current article was published (ISO 8601), for a backend that ranks by nearness in time. */
  published?: string;
  signal?: AbortSignal;
}

/** A fresh image challenge. Nothing about it is stored until it is spent. */
export interface ImageChallenge {
  kind: 'image';
  /** Opaque, sealed: answer, site, action and expiry. */
  id: string;
  /** PNG, base64 without a prefix. 400 × 128 pixels, shown at half of that. */
  image: string;
  /** Characters in the picture. */
  length: number;
  /** Digits in the audio, or 0 where there is none. */
  audioLength: number;
  /** ISO 8601, UTC. */
  expires: string;
}

/** A proof of work in the ALTCHA protocol, version 1 (https://altcha.org/docs/v1/proof-of-work/). */
export interface ProofChallenge {
  kind: 'proof';
  id: string;
  algorithm: 'SHA-256';
  /** Hex digest of salt + number that is looked for. */
  challenge: string;
  salt: string;
  /** Largest number worth trying. */
  maxNumber: number;
  /** The server's signature over `challenge`. */
  signature: string;
  /** ISO 8601, UTC. */
  expires: string;
}

/** A challenge of the backend's own. */
export type CaptchaChallenge = ImageChallenge | ProofChallenge;

/** What a challenge is for; a token for one action is refused for another. */
export type CaptchaAction = 'comment' | 'form';

/** A one-use token. */
export interface CaptchaToken {
  token: string;
  /** ISO 8601, UTC. */
  expires: string;
}

/** The backend's own CAPTCHA. */
export interface CaptchaCalls {
  /** Throws `unsupported-captcha` where the kind is not offered. `lang` picks the language of the audio. */
  challenge(query: {
    kind: 'image' | 'proof';
    action: CaptchaAction;
    signal?: AbortSignal;
  }): Promise<CaptchaChallenge>;
  /** The spoken digits of an image challenge, a WAV file. */
  audio(query: { id: string; lang: string; signal?: AbortSignal }): Promise<ArrayBuffer>;
  /**
   * Trades an answer for a token. `answer` is the typed characters or digits, or the found number.
   * Throws `wrong-answer` (the challenge is spent) or `challenge-expired`.
   */
  answer(query: { id: string; answer: string; signal?: AbortSignal }): Promise<CaptchaToken>;
}

/** A feed that the backend publishes. */
export interface BackendFeed {
  kind: 'comments' | 'articles';
  url: string;
}

/**
 * A source of comments, counts and related news. `site()` is always there; the other calls only where
 * `site()` says so. Every call throws a `BackendError`-shaped error (`BackendProblem`) when the backend refuses,
 * a `TypeError` when the network fails, and an `AbortError` when its signal ends it.
 */
export interface Backend {
  /** What this backend can do. Cached by the caller for the life of the page. */
  site(options?: { signal?: AbortSignal }): Promise<Site>;
  /** A page of a thread; an unknown article is an empty page. Throws `cursor-expired` (410). */
  comments?(query: CommentQuery): Promise<CommentPage>;
  /** One published comment, or with `editToken` one's own in any state. Throws `unknown-comment` (404). */
  comment?(query: {
    id: string;
    editToken?: string;
    signal?: AbortSignal;
  }): Promise<Comment | OwnComment>;
  /** Stores a comment once per `key` (128 random bits, made with the draft). Throws `key-reused` (409), `invalid-comment` (422). */
  post?(
    comment: NewComment,
    options: { key: string; signal?: AbortSignal },
  ): Promise<PostedComment>;
  /** HTML of a text as a stored comment would have it; keeps nothing. Throws `invalid-comment` (422). */
  preview?(query: { text: string; signal?: AbortSignal }): Promise<{ html: string }>;
  /** Changes the text of one's own comment. Throws `edit-window-closed` (403). */
  edit?(query: {
    id: string;
    text: string;
    editToken: string;
    signal?: AbortSignal;
  }): Promise<OwnComment>;
  /** Deletes one's own comment; it becomes a tombstone while replies stand. */
  remove?(query: { id: string; editToken: string; signal?: AbortSignal }): Promise<void>;
  /** Sets one's vote to 1, 0 or −1. */
  vote?(query: {
    id: string;
    value: 1 | 0 | -1;
    readerKey: string;
    signal?: AbortSignal;
  }): Promise<Votes>;
  /** Tells the editors about a comment. */
  report?(query: {
    id: string;
    report: Report;
    readerKey: string;
    signal?: AbortSignal;
  }): Promise<void>;
  /** Published comments per article, replies included; unknown articles are 0. At most 100 articles a call. */
  counts?(query: { articles: string[]; signal?: AbortSignal }): Promise<Record<string, number>>;
  /** Related articles, best first, never the article itself. */
  related?(query: RelatedQuery): Promise<RelatedItem[]>;
  /** The backend's own CAPTCHA. */
  captcha?: CaptchaCalls;
  /** Addresses of the backend's feeds for an article. */
  feeds?(query: { article: string }): BackendFeed[];
  /** Address of the article's thread as a plain page, for a link without JavaScript. */
  threadUrl?(query: { article: string }): string;
}

/** One field that was refused, in a problem document. */
export interface FieldProblem {
  /** Path of the field, with dots: `author.name`. */
  field: string;
  /** Stable word for what is wrong: `too-short`, `too-long`, `required`, `invalid`, `expired`, `too-many-links`. */
  code: string;
  /** The bound that was missed, where there is one. */
  limit?: number;
  /** English, for developers. */
  detail?: string;
}

/** Problem details (RFC 9457) as this contract uses them. */
export interface Problem {
  /** Stable word, the last path segment of the problem's type URI: `invalid-comment`, `rate-limited` … */
  type: string;
  /** HTTP status. */
  status: number;
  /** English, one line. */
  title: string;
  /** English, what happened in this case. */
  detail?: string;
  /** Fields that were refused. */
  errors?: FieldProblem[];
  /** Seconds after which a retry makes sense. */
  retryAfter?: number;
}

/** Shape of the error a backend throws when it refuses; `backend-problem.ts` has the class. */
export interface BackendProblem extends Error {
  readonly problem: Problem;
}

/** Makes a backend from the part of the address after `scheme:`. */
export type BackendFactory = (address: string) => Backend | Promise<Backend>;
