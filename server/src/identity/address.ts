/** Parameters that tell how a reader came, not which page it is. */
const tracking =
  /^(utm_.+|(fb|g|d|y|tw|tt)clid|msclkid|[gw]braid|gad_source|srsltid|igsh(id)?|mc_[ce]id|mkt_tok|_hs(enc|mi)|vn_(source|medium|campaign|term)|zarsrc|gidzl|ref_src|xtor|_g[al]|news-doctor)$/i;

/** Parameters that ask for another shape of the page. */
const shapes = /^(amp|outputType|print|printable|mobile|m|view|format|tmpl)$/i;
const shapeValues = /^(|1|true|yes|amp|print|mobile|component)$/i;

/** Often words of the page itself; only values that name a way in are dropped. */
const ways = /^(ref|source)$/i;
const wayValues = /^(rss|feed|home|related|newsletter|amp)$/i;

/** An http(s) address without fragment, user and known tracking parameters, NFC; `undefined` for anything else. */
export function plainAddress(address: string, base?: string): string | undefined {
  const url = webUrl(address, base);
  return url && withoutTracking(url).href.normalize('NFC');
}

/**
 * One text for all addresses of a page: with or without `www.`, slash, AMP, print view, tracking, fragment.
 * The browser package has the same rule (`page/same-article.ts`). Empty for what is no web address.
 */
export function addressKey(address: string): string {
  const url = webUrl(address);
  if (!url) return '';
  withoutTracking(url);
  for (const [name, value] of [...url.searchParams]) {
    const isShape = shapes.test(name) && shapeValues.test(value);
    if (isShape || (ways.test(name) && wayValues.test(value))) url.searchParams.delete(name);
  }
  url.searchParams.sort();
  const host = url.host.replace(/^(www\d?|m|mobile|touch|wap|amp)\./, '');
  const path = decoded(url.pathname)
    .replace(/\/{2,}/g, '/')
    .replace(/\.amp(?=\.html?$|$)/i, '')
    .replace(/\/(index|default)\.(html?|php|aspx?)$/i, '/')
    .replace(/^\/amp(?=\/)/i, '')
    .replace(/\/(amp|amp\.html?|print)\/?$/i, '/')
    .replace(/\/+$/, '');
  return `${host}${path}${url.search}`.normalize('NFC');
}

function webUrl(address: string, base?: string): URL | undefined {
  if (address.length > 4096) return undefined;
  const url = URL.parse(address.trim(), base);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}

function withoutTracking(url: URL): URL {
  const names = [...url.searchParams.keys()].filter((name) => tracking.test(name));
  for (const name of names) url.searchParams.delete(name);
  return url;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a percent sign that stands for nothing: the path is compared as it is
  }
}
