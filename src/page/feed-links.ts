const TYPES =
  /^(application\/(rss|atom|rdf)\+xml|application\/feed\+json|(text|application)\/xml)$/i;

/** The page's `<link rel="alternate">` that lead to feeds: RSS, Atom, RDF, JSON Feed. */
export function feedLinks(document: Document): HTMLLinkElement[] {
  const links = document.querySelectorAll<HTMLLinkElement>(
    'link:is([rel~="alternate" i], [rel~="feed" i])[href]',
  );
  return [...links].filter(
    ({ type, relList }) => TYPES.test(type.split(';')[0]!.trim()) || relList.contains('feed'),
  );
}

/** A feed's address as absolute http(s); https where the page is and the feed's host is the same. Empty for any other. */
export function feedAddress(written: string, page: string): string {
  const address = written
    .trim()
    .replace(/^feed:(\/\/)?(?=https?:)/i, '')
    .replace(/^feed:/i, 'http:');
  if (!URL.canParse(address, page)) return '';
  const url = new URL(address, page);
  if (!/^https?:$/.test(url.protocol)) return '';
  const from = URL.canParse(page) ? new URL(page) : url;
  if (from.protocol === 'https:' && url.host === from.host) url.protocol = 'https:';
  url.hash = '';
  return url.href;
}
