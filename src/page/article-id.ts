import { structuredArticles, text } from './structured-data.ts';

/** Query parameters that say how a reader came, not what the page is. */
const TRACKING =
  /^(utm_.+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|mc_[ce]id|zarsrc|_ga|_gl|news-doctor)$/i;

/**
 * The article's identity as the page states it: canonical link, else `og:url`, else what its
 * JSON-LD gives as the article's address, else the address without fragment
 * and known tracking parameters. NFC. The same rule holds for list, count, feed and post. What is no address says
 * nothing; nor does the home page's where the page is another: a fault of templates that would join all threads.
 */
export function articleId(document: Document): string {
  const { href } = document.location;
  const canonical = document.querySelector<HTMLLinkElement>('link[rel~="canonical" i][href]')?.href;
  const og = document.querySelector<HTMLMetaElement>('meta[property="og:url"][content]')?.content;
  for (const read of [() => canonical, () => og, () => structuredAddress(document)]) {
    const stated = read();
    if (!stated || !URL.canParse(stated, document.baseURI)) continue;
    const url = new URL(stated, document.baseURI);
    if (url.pathname + url.search !== '/' || new URL(href).pathname === '/')
      return plainAddress(url);
  }
  return plainAddress(new URL(href));
}

function structuredAddress(document: Document): string {
  const [article] = structuredArticles(document);
  const page = article?.['mainEntityOfPage'];
  const id = (page as { '@id'?: unknown } | null | undefined)?.['@id'];
  return text(page) || text(id) || text(article?.['url']);
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
