import { readerSettings } from './readers/settings.ts';
import { setting } from './setting.ts';
import type { Setting } from './setting.ts';
import {
  cidr,
  eachOf,
  folder,
  hookAddress,
  list,
  oneOf,
  origin,
  pathPrefix,
  requestHeader,
  text,
  timeZone,
  webAddress,
  webUrl,
  wholeNumber,
} from './setting-values.ts';

/** Every setting of the server, in the order of `--help`. */
export const settings = {
  port: setting({
    value: '<number>',
    help: 'Port to listen on; 0 takes a free one.',
    default: '8080',
    variable: 'PORT',
    parse: wholeNumber(0, 65_535),
  }),
  host: setting({
    value: '<name>',
    help: 'Name or address to listen on; localhost: this machine only, 0.0.0.0 or ::: everywhere.',
    default: 'localhost',
    parse: text(255),
  }),
  database: setting({
    value: '<file|address>',
    help: 'SQLite file, made with its folder when missing; or postgres://user@host/name.',
    default: 'data/news-elements.sqlite',
    parse: text(4096),
  }),
  databaseConnections: setting({
    value: '<number>',
    help: 'Most connections of this process to PostgreSQL.',
    default: '10',
    parse: wholeNumber(1, 1000),
  }),
  databaseTimeout: setting({
    value: '<milliseconds>',
    help: 'Longest wait for a connection, a lock or one statement of the database.',
    default: '5000',
    parse: wholeNumber(50, 600_000),
  }),
  publicUrl: setting({
    value: '<url>',
    help: 'Address under which readers reach the server, when a proxy stands before it.',
    default: '',
    parse: webAddress,
  }),
  basePath: setting({
    value: '<path>',
    help: 'Folder of the address below which everything lies, for example /comments.',
    default: '',
    parse: pathPrefix,
  }),
  allowOrigin: setting({
    value: '<origin>',
    help: 'Origin of a site whose readers may write and whose articles may get comments.',
    default: '',
    list: true,
    parse: list(origin),
  }),
  trustedProxy: setting({
    value: '<cidr>',
    help: 'Proxy whose X-Forwarded-For is believed, as an address or a range like 10.0.0.0/8.',
    default: '',
    list: true,
    parse: list(cidr),
  }),
  public: setting({
    value: '<folder>',
    help: 'Folder of static files served beside the API.',
    default: '',
    parse: folder,
  }),
  captcha: setting({
    value: 'image|proof|none',
    help: 'Kinds of CAPTCHA a new comment may come with, the default first.',
    default: 'image',
    list: true,
    parse: eachOf(['image', 'proof'], 'none'),
  }),
  captchaWork: setting({
    value: '<number>',
    help: 'Largest number a proof of work hides; twice as much takes a reader twice as long.',
    default: '100000',
    parse: wholeNumber(1000, 10_000_000),
  }),
  captchaVoices: setting({
    value: '<folder>',
    help: 'Folder of spoken digits, <language>/<digit>.wav, used instead of or beside ours.',
    default: '',
    parse: folder,
  }),
  ...readerSettings,
  moderation: setting({
    value: 'before|after',
    help: 'Whether an editor reads a comment before or after it appears.',
    default: 'after',
    parse: oneOf(['before', 'after']),
  }),
  articles: setting({
    value: 'any|known',
    help: 'any: a comment from an allowed origin opens its article. known: only registered articles.',
    default: 'any',
    parse: oneOf(['any', 'known']),
  }),
  votes: setting({
    value: 'up|updown|none',
    help: 'Votes on comments.',
    default: 'up',
    parse: oneOf(['up', 'updown', 'none']),
  }),
  comments: setting({
    value: 'open|closed',
    help: 'closed: the threads can be read but not written to.',
    default: 'open',
    parse: oneOf(['open', 'closed']),
  }),
  maxStreams: setting({
    value: '<number>',
    help: 'Most readers of this process who are told of changes as they happen; 0: none.',
    default: '1000',
    parse: wholeNumber(0, 100_000),
  }),
  answerMemory: setting({
    value: '<megabytes>',
    help: 'Memory for finished answers, each made once per change instead of once per request; 0: none.',
    default: '16',
    parse: wholeNumber(0, 4096),
  }),
  sharedAge: setting({
    value: '<seconds>',
    help: 'How long proxies and CDNs may give comments, counts and changes without asking.',
    default: '5',
    parse: wholeNumber(0, 86_400),
  }),
  staleAge: setting({
    value: '<seconds>',
    help: 'How much longer while they ask for newer ones, or when these cannot be had; 0: not.',
    default: '60',
    parse: wholeNumber(0, 86_400),
  }),
  editWindow: setting({
    value: '<seconds>',
    help: 'How long an author may edit or delete a comment; 0: never.',
    default: '900',
    parse: wholeNumber(0, 31_536_000),
  }),
  maxDepth: setting({
    value: '<number>',
    help: 'Deepest level of replies; 0: no replies.',
    default: '8',
    parse: wholeNumber(0, 50),
  }),
  maxLength: setting({
    value: '<number>',
    help: 'Longest comment, in characters.',
    default: '4000',
    parse: wholeNumber(1, 10_000),
  }),
  maxLinks: setting({
    value: '<number>',
    help: 'Most links in a comment.',
    default: '3',
    parse: wholeNumber(0, 100),
  }),
  commentRate: setting({
    value: '<number>',
    help: 'Comments an hour from one address block (/24 or /48); 0: no limit.',
    default: '60',
    parse: wholeNumber(0, 1_000_000),
  }),
  feed: setting({
    value: '<url>',
    help: 'Feed of the site (RSS, Atom, JSON Feed) that names its articles; read every few minutes.',
    default: '',
    list: true,
    parse: list(webUrl('the http or https address of a feed')),
  }),
  purgeUrl: setting({
    value: '<url>',
    help: 'Address that is sent the tags of changed threads, so that a CDN purges them; empty: none.',
    default: '',
    secret: true,
    parse: hookAddress,
  }),
  purgeHeader: setting({
    value: '<name: value>',
    help: 'Header that proves to it who is calling, like "Fastly-Key: …"; better in the environment.',
    default: '',
    secret: true,
    parse: requestHeader,
  }),
  purgeBatch: setting({
    value: '<number>',
    help: 'Most tags it takes in one request.',
    default: '30',
    parse: wholeNumber(1, 256),
  }),
  outboundAllow: setting({
    value: '<host[:port]|cidr>',
    help: 'Host or range the server may call although it is not public, for example 10.1.2.0/24.',
    default: '',
    list: true,
    parse: list(text(255)),
  }),
  timeZone: setting({
    value: '<name>',
    help: "Time zone of the dates on pages of threads, like Asia/Ho_Chi_Minh; empty: the machine's.",
    default: '',
    parse: timeZone,
  }),
  logLevel: setting({
    value: 'debug|info|warn|error|silent',
    help: 'How much is written to standard error.',
    default: 'info',
    parse: oneOf(['debug', 'info', 'warn', 'error', 'silent']),
  }),
};

export type { Setting };

/** The table's type, from which the configuration's is made. */
export type Settings = typeof settings;

/** `publicUrl` → `public-url`. */
export function flagOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `publicUrl` → `NEWS_ELEMENTS_PUBLIC_URL`, or the setting's own variable. */
export function variableOf(name: keyof Settings): string {
  const { variable }: Setting<unknown> = settings[name];
  return variable ?? `NEWS_ELEMENTS_${flagOf(name).replaceAll('-', '_').toUpperCase()}`;
}
