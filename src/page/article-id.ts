import { webAddress } from '../core/web-address.ts';
import { type Data, structuredArticles, text } from './structured-data.ts';

/** Query parameters that say how a reader came, not what the page is. */
const TRACKING =
  /^(utm_.+|(fb|g|d|y|tw|tt)clid|msclkid|[gw]braid|gad_source|srsltid|igsh(id)?|mc_[ce]id|mkt_tok|_hs(enc|mi)|vn_(source|medium|campaign|term)|zarsrc|gidzl|ref_src|xtor|_g[al]|news-doctor)$/i;

/** The end of a path that names one page: a number, a name of many words, a file. */
const NAMES_PAGE = /\d{5}|(-[^-]+){4}|\.[a-z]{3,5}$/i;
const NAMES_STORY = /\d{5}|(-[^-]+){2}|\.[a-z]{3,5}$/i;

/** An article's identity, and what says so: the article itself, a canonical link, `og:url`, JSON-LD, the page's address. */
export interface Identity {
  id: string;
  by: 'article' | 'canonical' | 'og' | 'data' | 'address';
}

/**
 * The article's identity as the page states it: canonical link, else `og:url`, else what its
 * JSON-LD gives as the article's address, else the address without fragment
 * and known tracking parameters. NFC. The same rule holds for list, count, feed and post. What is no web address says
 * nothing; nor does that of the home page or of the section that the page stands in: a fault of templates that would
 * join all threads. Where several whole articles stand on the page, as under endless scroll, what the one around `from`
 * says of itself goes first.
 */
export function articleId(document: Document, from?: Element): string {
  return identify(document, from).id;
}

/** The same, and which of the page's statements it is. */
export function identify(document: Document, from?: Element): Identity {
  const here = new URL(document.location.href);
  const all = (selector: string, name: string) =>
    [...document.querySelectorAll(selector)].map((each) => each.getAttribute(name) ?? '');
  const statements: [Identity['by'], () => string[]][] = [
    ['article', () => ownStatements(from)],
    ['canonical', () => all('link[rel~="canonical" i]', 'href')],
    ['og', () => all('meta[property="og:url"]', 'content')],
    ['data', () => structuredAddresses(document)],
  ];
  for (const [by, read] of statements) {
    for (const stated of read()) {
      const url = statedAddress(stated, here, document.baseURI);
      if (url && !isAbove(url, here)) return { id: plainAddress(url), by };
    }
  }
  return { id: plainAddress(here), by: 'address' };
}

function statedAddress(stated: string, here: URL, base: string): URL | undefined {
  const words = stated.trim();
  // Some forget the scheme.
  const isBare = /^www\./i.test(words) || words.startsWith(`${here.host}/`);
  const address = isBare ? `${here.protocol}//${words}` : words;
  return address ? webAddress(address, base) : undefined;
}

/** Whether an address is the home page's, or a section's that another page stands in. */
function isAbove(url: URL, here: URL): boolean {
  const [above, own] = [url, here].map(({ pathname }) =>
    pathname
      .replace(/^\/(index|default|home)(\.\w+)?$/, '/')
      .split('/')
      .filter(Boolean),
  ) as [string[], string[]];
  if (url.search || above.length >= own.length) return false;
  if (!above.length) return true;
  return (
    above.every((part, at) => part === own[at]) &&
    !NAMES_PAGE.test(above.at(-1)!) &&
    NAMES_STORY.test(own[above.length]!)
  );
}

function ownStatements(from: Element | undefined): string[] {
  const article = from?.closest('article, [role="article"]');
  const heading = article?.querySelector('h1');
  if (!from || !article || !heading) return [];
  const page = from.ownerDocument;
  if ([...page.querySelectorAll('article h1')].every((each) => article.contains(each))) return [];
  const link = article.querySelector('[itemprop~="mainEntityOfPage"], [rel~="bookmark"], h1 a');
  const { textContent: words } = heading;
  const data = structuredArticles(page).find((each) => text(each['headline']) === words.trim());
  return [
    ...['itemid', 'href', 'content'].map((name) => link?.getAttribute(name) ?? ''),
    ...['itemid', 'data-url', 'data-href', 'data-permalink'].map(
      (name) => article.getAttribute(name) ?? '',
    ),
    ...(data ? addressesIn(data) : []),
  ];
}

function structuredAddresses(document: Document): string[] {
  return structuredArticles(document).slice(0, 1).flatMap(addressesIn);
}

function addressesIn({ mainEntityOfPage: page, url }: Data): string[] {
  return [page, (page as Data | null | undefined)?.['@id'], url].map(text);
}

/** An address without fragment and tracking parameters, NFC. */
export function plainAddress(url: URL): string {
  const plain = new URL(url);
  plain.hash = '';
  for (const name of [...plain.searchParams.keys()]) {
    if (TRACKING.test(name)) plain.searchParams.delete(name);
  }
  return plain.href.normalize('NFC');
}
