import type { MediaNs } from 'feedsmith';

/** Width up to which a picture is a thumbnail, and one of the text is better. */
const small = 150;

/** Pixels of an edge up to which a picture is a mark of the page: a counter, an icon, a smiley. */
const mark = 40;

/** How much of a text is searched. */
const field = 100_000;

/** Counters, smileys, faces, buttons, and what stands in for a picture that comes later. */
const noPicture =
  /feeds\.feedburner\.com\/~|feedsportal\.com|doubleclick\.net|gravatar\.com\/avatar|pixel\.wp\.com|stats\.wordpress\.com|medium\.com\/_\/stat|\/core\/emoji\/|\/smil(?:ey|ies)\/|\/(?:pixel|blank|spacer|transparent|placeholder|loading|loader|lazy|clear|1x1)[\w.-]*\.(?:gif|png|svg)(?:$|\?)|(?:twitter|facebook|google|linkedin|whatsapp|pinterest|rss)[_-]?(?:icon|logo|button)/i;

/** A picture that a feed names; without a width where it does not say it. */
export interface Named {
  url?: string | undefined;
  width?: number | undefined;
}

/**
 * The address of an article's picture, absolute; `null` for none.
 * @param named What the feed names, the likeliest first.
 * @param texts Pieces of HTML; the first picture in them is next.
 */
export function chosenPicture(named: readonly Named[], texts: readonly string[], base: string) {
  const fit = named.flatMap(({ url, width = 0 }) => {
    const address = webAddress(url, base);
    return address ? [{ address, width }] : [];
  });
  const best = fit.find(({ width }) => !width || width > small);
  if (best) return best.address;
  for (const text of texts) {
    const address = pictureIn(text, base);
    if (address) return address;
  }
  return fit[0]?.address ?? null;
}

/** What Media RSS names: contents, the widest first, then thumbnails. */
export function mediaPictures(media: MediaNs.ItemOrFeed | undefined): Named[] {
  const groups = [media, ...(media?.groups ?? [])];
  const contents = groups.flatMap((group) => group?.contents ?? []);
  const thumbnails = [...groups, ...contents].flatMap((each) => each?.thumbnails ?? []);
  const widest = <Sized extends Named>(all: Sized[]) =>
    all.toSorted((one, other) => (other.width ?? 0) - (one.width ?? 0));
  return [
    ...widest(
      contents.filter(({ url, medium, type, duration }) =>
        medium || type ? isPicture(url, type ?? medium) : !duration && !isOther(url),
      ),
    ),
    ...widest(thumbnails),
  ];
}

/** By its type, or its ending where the type says nothing of the kind. */
export function isPicture(url: string | undefined, type = ''): boolean {
  if (/^image/i.test(type)) return true;
  if (/^(?:audio|video|text|document|executable)/i.test(type)) return false;
  return /\.(?:jpe?g|jfif|png|webp|avif|gif)(?:[?#]|$)/i.test(url ?? '');
}

function isOther(url = ''): boolean {
  return /\.(?:mp[34]|m4[av]|mov|webm|og[gv]|wav|pdf|swf|m3u8|html?|php|aspx?)(?:[?#]|$)/i.test(
    url,
  );
}

function webAddress(written: string | undefined, base: string): string {
  const address = written?.trim();
  const url = address && address.length <= 2048 ? URL.parse(address, base) : null;
  return url && /^https?:$/.test(url.protocol) && !noPicture.test(url.href) ? url.href : '';
}

/** The first picture that is meant to be seen. */
function pictureIn(html: string, base: string): string {
  for (const [tag] of html
    .slice(0, field)
    .matchAll(/<(?:amp-)?img\b(?:[^<>"']|"[^"<]*"|'[^'<]*')*>/gi)) {
    if (isMark(tag)) continue;
    for (const name of ['data-src', 'data-lazy-src', 'data-original', 'src']) {
      const address = webAddress(attribute(tag, name), base);
      if (address) return address;
    }
  }
  return '';
}

function isMark(tag: string): boolean {
  const isSmall = ['width', 'height'].some((name) => {
    const [pixels] = /^\d+(?=\s*(?:px)?\s*$)/.exec(attribute(tag, name)) ?? [];
    return pixels !== undefined && Number(pixels) <= mark;
  });
  return isSmall || /display\s*:\s*none/i.test(attribute(tag, 'style'));
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    tag,
  );
  return (value?.[1] ?? value?.[2] ?? value?.[3] ?? '').replaceAll('&amp;', '&');
}
