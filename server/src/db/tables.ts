import type { Generated } from 'kysely';

/** Milliseconds since 1970, UTC. */
export type Time = number;

/** SQLite and PostgreSQL both keep flags as 0 and 1 here. */
export type Flag = 0 | 1;

/** A page of the site that has, or may have, comments. */
export interface ArticleTable {
  id: string;
  url: string | null;
  title: string | null;
  summary: string | null;
  image: string | null;
  language: string | null;
  /** Desk or column of the paper: `Thời sự`. */
  section: string | null;
  /** What all addresses of this page have in common (`identity/address.ts`); set for registered articles. */
  address: string | null;
  published: Time | null;
  updated: Time | null;
  /** 1 once `PUT /v1/articles` or a configured feed named it: only then is it in feeds and related lists. */
  listed: Generated<Flag>;
  /** Published comments, replies included. */
  comments: Generated<number>;
  /** Published comments that answer the article itself. */
  roots: Generated<number>;
  /** Grows with every change a reader could see; the entity tag of the thread. */
  version: Generated<number>;
  /** The version up to which shared caches were told. */
  purged: Generated<number>;
  created: Time;
}

/** A former id of an article. */
export interface ArticleAliasTable {
  alias: string;
  article: string;
}

/** The words of listed articles with single spaces, in lower case and folded (`fold.ts`): as many of each. */
export interface ArticleWordsTable {
  number: Generated<number>;
  article: string;
  title: string;
  summary: string;
  folded_title: string;
  folded_summary: string;
}

/** In how many articles of `article_words` a folded word stands; the empty word stands in each. */
export interface WordCountTable {
  word: string;
  articles: number;
}

/** A feed of the site that names its articles. */
export interface FeedTable {
  url: string;
  /** `ETag` and `Last-Modified` of its last answer. */
  etag: string | null;
  modified: string | null;
  /** Readings in a row that failed. */
  failures: Generated<number>;
  /** When it is read next; who moves this on does the reading. */
  next: Time;
}

export type CommentStatus = 'published' | 'pending' | 'rejected' | 'deleted' | 'removed';

/** A reader's comment. */
export interface CommentTable {
  seq: Generated<number>;
  id: string;
  article: string;
  parent: string | null;
  depth: number;
  name: string;
  badge: 'author' | 'staff' | null;
  text: string;
  language: string | null;
  status: CommentStatus;
  /** 1 when it stands in the list: published, or the tombstone of something that stands. */
  shown: Flag;
  pick: Generated<Flag>;
  up: Generated<number>;
  down: Generated<number>;
  /** Published direct replies. */
  replies: Generated<number>;
  /** An editor's words on a rejection. */
  reason: string | null;
  created: Time;
  edited: Time | null;
  edit_until: Time;
  /** Its article's version at the last change a reader could see; 0 while it was never shown. */
  version: Generated<number>;
  /** Its article's version when it last came into the list; 0 while it never did. */
  appeared: Generated<number>;
  /** Keyed hash of the Idempotency-Key. */
  key_hash: string;
  /** Keyed hash of what was sent under that key. */
  fingerprint: string;
  /** Keyed hash of the writer's address block; erased after 30 days. */
  block: string | null;
  /** Keyed hash of the writer's account on the site; `null` for a guest. */
  account: string | null;
  /** https address of the picture beside the name, on an origin that the site allowed when it was written. */
  picture: string | null;
}

/** One reader's vote on one comment. */
export interface VoteTable {
  comment: string;
  /** Keyed hash of the Reader-Key, or of the account. */
  reader: string;
  value: 1 | -1;
  block: string | null;
  created: Time;
}

/** One reader's report of one comment. */
export interface ReportTable {
  comment: string;
  reader: string;
  reason: 'abusive' | 'spam' | 'false' | 'other';
  note: string | null;
  block: string | null;
  created: Time;
  /** When an editor decided; `null` while it waits. */
  handled: Time | null;
}

/** One generation of the order `best` of one article. */
export interface RankingTable {
  article: string;
  generation: number;
  /** The article's version it was computed from. */
  version: number;
  made: Time;
  /** JSON array of `seq`, best first. */
  comments: string;
}

/** An address that is told which threads have changed. */
export interface PurgeTable {
  /** Keyed hash of the address. */
  endpoint: string;
  /** Tellings in a row that failed. */
  failures: Generated<number>;
  /** When it may be told next; who moves this on does it. */
  next: Time;
}

/** A rate limit's state: the theoretical arrival time of the generic cell rate algorithm. */
export interface RateTable {
  key: string;
  arrival: Time;
}

/** Keys of the server, made at first start. */
export interface SecretTable {
  name: string;
  /** Base64url. */
  value: string;
  created: Time;
}

/** Keys of programs that may register articles. */
export interface ApiKeyTable {
  name: string;
  hash: string;
  created: Time;
  used: Time | null;
}

/** CAPTCHA challenges and tokens that were spent, until they expire. */
export interface CaptchaSpentTable {
  id: string;
  expires: Time;
}

/** Every table of the database. */
export interface Tables {
  articles: ArticleTable;
  article_aliases: ArticleAliasTable;
  article_words: ArticleWordsTable;
  word_counts: WordCountTable;
  feeds: FeedTable;
  comments: CommentTable;
  votes: VoteTable;
  reports: ReportTable;
  rankings: RankingTable;
  purges: PurgeTable;
  rates: RateTable;
  secrets: SecretTable;
  api_keys: ApiKeyTable;
  captcha_spent: CaptchaSpentTable;
}
