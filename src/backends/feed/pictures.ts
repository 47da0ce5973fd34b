import { decodeReferences } from './entities.ts';

/** How much of a text is searched, in characters. */
const FIELD = 100_000;

/** Width of the box that pictures are shown in, doubled for dense screens. */
export const WANTED = 600;

/** Pixels of an edge up to which a picture is a mark of the page: a counter, an icon, a smiley. */
const MARK = 40;

/** Counters, smileys, faces, buttons, and what stands in for a picture that comes later. */
const NO_PICTURE =
  /feeds\.feedburner\.com\/~|feedsportal\.com|doubleclick\.net|gravatar\.com\/avatar|pixel\.wp\.com|stats\.wordpress\.com|medium\.com\/_\/stat|\/core\/emoji\/|\/smil(?:ey|ies)\/|\/(?:pixel|blank|spacer|transparent|placeholder|loading|loader|lazy|clear|1x1)[\w.-]*\.(?:gif|png|svg)(?:$|\?)|(?:twitter|facebook|google|linkedin|whatsapp|pinterest|rss)[_-]?(?:icon|logo|button)/i;

/** Where scripts that load pictures late keep their address. */
const LATE = [
  'data-src',
  'data-lazy-src',
  'data-original',
  'data-lazy',
  'data-srcset',
  'data-lazy-srcset',
];

/** Whether an address may be an article's own picture. */
export function mayBePicture(address: string): boolean {
  return (
    address !== '' &&
    !/^(?:data|blob|about|javascript):/i.test(address) &&
    !NO_PICTURE.test(address)
  );
}

/** Address of the first picture in a piece of HTML that is meant to be seen; a scan, nothing is parsed into nodes. */
export function firstPicture(html: string): string {
  for (const [tag] of html
    .slice(0, FIELD)
    .matchAll(/<(?:amp-)?img\b(?:[^<>"']|"[^"<]*"|'[^'<]*')*>/gi)) {
    if (isMark(tag)) continue;
    for (const name of [...LATE, 'src', 'srcset']) {
      const written = attribute(tag, name);
      const address = name.endsWith('srcset') ? bestOf(written) : written.trim();
      if (mayBePicture(address)) return address;
    }
  }
  return '';
}

/** Of a `srcset` the narrowest that is wide enough, else the widest. */
function bestOf(srcset: string): string {
  const sources = srcset.split(/(?<=\s[\d.]{1,6}[wx]),|,\s/).map((source) => {
    const [address = '', size = ''] = source.trim().split(/\s+/);
    return { address, width: size.endsWith('w') ? parseFloat(size) : 0 };
  });
  sources.sort((a, b) => a.width - b.width);
  return (sources.find(({ width }) => width >= WANTED) ?? sources.at(-1))?.address ?? '';
}

function isMark(tag: string): boolean {
  const small = ['width', 'height'].some((name) => {
    const [pixels] = /^\d+(?=\s*(?:px)?\s*$)/.exec(attribute(tag, name)) ?? [];
    return pixels !== undefined && Number(pixels) <= MARK;
  });
  return (
    small ||
    /display\s*:\s*none|(?:^|[;\s])(?:width|height)\s*:\s*[01]px/i.test(attribute(tag, 'style'))
  );
}

function attribute(tag: string, name: string): string {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    tag,
  );
  return decodeReferences(match?.[1] ?? match?.[2] ?? match?.[3] ?? '');
}
