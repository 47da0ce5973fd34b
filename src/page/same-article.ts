import { webAddress } from '../core/web-address.ts';
import { plainAddress } from './article-id.ts';

/** Parameters that pick another shape of the same article: AMP, print, mobile. */
const SHAPES = /^(amp|outputType|print|printable|mobile|m|view|format|tmpl|ref|source)$/i;

/** Host labels of the same site. */
const HOSTS = /^(www\d?|m|mobile|touch|wap|amp)\./;

/** Longest address that is worth comparing. */
const LONGEST = 4096;

/**
 * One string for all addresses of an article: http and https, `www.` `m.` `amp.`, AMP paths and caches, print views,
 * tracking parameters, `index.html`, trailing slashes, fragments and escapes make no difference. The server names
 * threads by the same rule. Empty for what is no web address.
 */
export function articleKey(address: string, base?: string): string {
  const stated = address.length > LONGEST ? undefined : webAddress(address, base);
  if (!stated) return '';
  const url = new URL(plainAddress(outOfCache(stated)));
  for (const [name, value] of [...url.searchParams]) {
    if (SHAPES.test(name) && isShape(name, value)) url.searchParams.delete(name);
  }
  url.searchParams.sort();
  const path = decoded(url.pathname)
    .replace(/\/{2,}/g, '/')
    .replace(/\.amp(?=\.html?$|$)/i, '')
    .replace(/\/(index|default)\.(html?|php|aspx?)$/i, '/')
    .replace(/^\/amp(?=\/)/i, '')
    .replace(/\/(amp|amp\.html?|print)\/?$/i, '/')
    .replace(/\/+$/, '');
  const port = url.port && `:${url.port}`;
  return `${url.hostname.replace(HOSTS, '')}${port}${path}${url.search}`.normalize('NFC');
}

/** Whether two addresses lead to the same article. */
export function sameArticle(one: string, other: string, base?: string): boolean {
  const key = articleKey(one, base);
  return key !== '' && key === articleKey(other, base);
}

/** Every address the page gives for itself, as keys. */
export function ownArticleKeys(document: Document, ...more: string[]): Set<string> {
  const found = [document.location.href, ...more];
  for (const link of document.querySelectorAll<HTMLLinkElement>(
    'link:is([rel~="canonical" i], [rel~="amphtml" i], [rel~="shortlink" i])[href]',
  )) {
    found.push(link.href);
  }
  const og = document.querySelector<HTMLMetaElement>('meta[property="og:url"][content]');
  if (og) found.push(og.content);
  const keys = new Set(found.map((address) => articleKey(address, document.baseURI)));
  keys.delete('');
  return keys;
}

/** `ref` and `source` are often words of the page itself; only values that name a way in are dropped. */
function isShape(name: string, value: string): boolean {
  if (/^(ref|source)$/i.test(name)) return /^(rss|feed|home|related|newsletter|amp)$/i.test(value);
  return /^(|1|true|yes|amp|print|mobile|component)$/i.test(value);
}

/** `https://site-example.cdn.ampproject.org/c/s/site.example/a` → `https://site.example/a`. */
function outOfCache(url: URL): URL {
  if (!/\.ampproject\.(org|net)$/.test(url.hostname)) return url;
  const [, secure, rest] = /^\/[a-z]\/(s\/)?(.+)$/.exec(url.pathname) ?? [];
  const inner = rest && `http${secure ? 's' : ''}://${rest}${url.search}`;
  return inner && URL.canParse(inner) ? new URL(inner) : url;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
