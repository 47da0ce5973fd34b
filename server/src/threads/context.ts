import type { Context } from 'hono';
import type { Config } from '../config.ts';
import { isAllowedOrigin } from '../http/cors.ts';
import { ownAddress } from '../http/own-address.ts';
import type { AppEnv } from '../http/router.ts';
import { articleKey, findArticleKey } from '../identity/article-id.ts';
import type { Services } from '../services.ts';
import { ThreadLinks } from './links.ts';
import { chooseLanguage, threadWords } from './words.ts';
import type { Language, ThreadWords } from './words.ts';

/** What a page knows of the article. */
export interface ThreadArticle {
  /** Its key; aliases have led to it. */
  key: string;
  /** `null` where nobody has told it. */
  title: string | null;
  url: string | null;
  language: string | null;
  /** When it appeared or, where nobody told, when it was first heard of; milliseconds since 1970. */
  published: number | null;
  /** Whether the site itself named it: only then may search engines keep the page. */
  listed: boolean;
  /** Whether it is stored yet. */
  known: boolean;
}

/** What every page of one thread is made with. */
export interface ThreadContext {
  article: ThreadArticle;
  /** The id as it was asked for. */
  given: string;
  language: Language;
  words: ThreadWords;
  links: ThreadLinks;
  /** The same with whole addresses, for what is read elsewhere: without the reader's language. */
  wholeLinks: ThreadLinks;
}

/** The language of a page. @param article The article's own, for a reader who accepts none of ours. */
export function languageOf(c: Context<AppEnv>, article: string | null): Language {
  return chooseLanguage(c.req.query('lang'), c.req.header('accept-language') ?? '', article);
}

/** Finds the article and what its pages are made with. An unknown one is an empty thread; nothing is created. */
export async function openThread(
  { db, config }: Pick<Services, 'db' | 'config'>,
  c: Context<AppEnv>,
  given: string,
): Promise<ThreadContext> {
  const key = await findArticleKey(db, given);
  const row = await db
    .selectFrom('articles')
    .select(['title', 'url', 'listed', 'language', 'published', 'created'])
    .where('id', '=', key)
    .executeTakeFirst();
  return contextOf(c, config, given, {
    key,
    title: row?.title ?? null,
    url: webAddress(row?.url),
    language: row?.language ?? null,
    published: row?.published ?? row?.created ?? null,
    listed: row?.listed === 1,
    known: row !== undefined,
  });
}

/** The same without what is stored: for a database that does not answer, so that a reader's words come back. */
export function bareThread(c: Context<AppEnv>, config: Config, given: string): ThreadContext {
  return contextOf(c, config, given, {
    ...{ key: articleKey(given), title: null, url: null, language: null, published: null },
    ...{ listed: false, known: false },
  });
}

function contextOf(
  c: Context<AppEnv>,
  config: Config,
  given: string,
  article: ThreadArticle,
): ThreadContext {
  const language = languageOf(c, article.language);
  const asked = c.req.query('lang');
  return {
    article,
    given,
    language,
    words: threadWords(language),
    links: new ThreadLinks(
      given,
      asked === language ? asked : undefined,
      '',
      c.req.query('own') !== undefined,
    ),
    wholeLinks: new ThreadLinks(article.key, undefined, ownAddress(c, config, '/')),
  };
}

/** Why nothing can be written here without script, or `undefined` where it can. */
export function whyNotWritable(
  { config, captcha }: Pick<Services, 'config' | 'captcha'>,
  c: Context<AppEnv>,
  { article, given }: Pick<ThreadContext, 'article' | 'given'>,
): 'closed' | 'unknownArticle' | 'needsScript' | 'needsSignIn' | undefined {
  if (config.comments === 'closed') return 'closed';
  // A page without script has no token of the site's accounts.
  if (config.guests === 'off') return 'needsSignIn';
  // A proof of work is done by script; the picture would be an easier way past what the site chose.
  if (captcha.kinds.length && !captcha.kinds.includes('image')) return 'needsScript';
  if (article.known) return undefined;
  const url = webAddress(given);
  const opens = config.articles === 'any' && url !== null;
  return opens && isAllowedOrigin(new URL(url).origin, c, config) ? undefined : 'unknownArticle';
}

/** An id may be anything; only a web address becomes a link. */
export function webAddress(address: string | null | undefined): string | null {
  const url = URL.parse(address ?? '');
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}
