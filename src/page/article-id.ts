/** Query parameters that say how a reader came, not what the page is. */
const TRACKING =
  /^(utm_.+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|mc_[ce]id|zarsrc|_ga|_gl)$/i;

/**
 * The article's identity as the page states it: canonical link, else `og:url`, else the address without fragment
 * and known tracking parameters. NFC. The same rule holds for list, count, feed and post.
 */
export function articleId(document: Document): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel~="canonical" i][href]')?.href;
  const og = document.querySelector<HTMLMetaElement>('meta[property="og:url"][content]')?.content;
  const stated = canonical || og;
  return plainAddress(stated ? new URL(stated, document.baseURI) : new URL(document.location.href));
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
