import { addressIn, elements, htmlOf, own } from './fields.ts';
import { firstPicture, mayBePicture, WANTED } from './pictures.ts';
import { textOf, type XmlElement } from './xml.ts';

/** Width up to which a picture is a thumbnail, and one of the text is better. */
const SMALL = 150;

/** Fields that feeds of all ages keep a picture's address in. */
const FIELD = /^(?:image|img|thumb|thumbnail|picture|photo|cover)$/;

interface Picture {
  address: string;
  /** In pixels; 0 where it is not said. */
  width: number;
}

/**
 * Address of an item's picture: a medium of the width that fits best, an enclosure, a field of its own, the first picture of the
 * text; empty for none. Counters, faces and smileys are none.
 */
export function feedPicture(item: XmlElement, { url }: { url: string }): string {
  const pictures = stated(item)
    .map(({ address, width }) => ({ address: addressIn(address, item, url), width }))
    .filter(({ address }) => mayBePicture(address));
  const sized = pictures.filter(({ width }) => width > 0).sort((a, b) => a.width - b.width);
  const best =
    sized.find(({ width }) => width >= WANTED) ??
    pictures.find(({ width }) => !width) ??
    sized.at(-1);
  if (best && (!best.width || best.width > SMALL)) return best.address;
  return inText(item, url) || (best?.address ?? '');
}

function inText(item: XmlElement, url: string): string {
  for (const name of ['encoded', 'content', 'body', 'description', 'summary']) {
    const field = own(item, name);
    const picture = field && addressIn(firstPicture(htmlOf(field)), field, url);
    if (picture) return picture;
  }
  return '';
}

/** The pictures that an item names, in the order of how likely each is its own. */
function stated(item: XmlElement): Picture[] {
  const groups = [item, ...elements(item, 'group')];
  const contents = groups.flatMap((node) => elements(node, 'content'));
  const thumbnails = [...groups, ...contents].flatMap((node) => elements(node, 'thumbnail'));
  const enclosures = [
    ...elements(item, 'enclosure'),
    ...elements(item, 'link').filter(({ attributes }) => attributes.get('rel') === 'enclosure'),
  ];
  const media = contents.filter((node) => node.attributes.has('url') && isPicture(node, true));
  const fields = item.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && FIELD.test(child.name),
  );
  return [...media, ...thumbnails, ...enclosures.filter((node) => isPicture(node)), ...fields]
    .map((node) => ({ address: addressOf(node), width: Number(node.attributes.get('width')) || 0 }))
    .filter(({ address }) => address !== '');
}

function addressOf(node: XmlElement): string {
  const { attributes } = node;
  const inside = elements(node, 'url')[0] ?? elements(node, 'loc')[0] ?? node;
  return (
    attributes.get('url') ??
    attributes.get('href') ??
    attributes.get('src') ??
    textOf(inside).trim()
  );
}

/**
 * By what it says of itself, else by its address.
 * @param otherwise - Where neither tells.
 */
function isPicture({ attributes }: XmlElement, otherwise = false): boolean {
  const type = `${attributes.get('medium') ?? ''} ${attributes.get('type') ?? ''}`.trim();
  if (/^image|\simage\//i.test(type)) return true;
  if (/^(?:audio|video|text|document|executable)/i.test(type)) return false;
  const address = attributes.get('url') ?? attributes.get('href') ?? '';
  const [, extension] = /\.([a-z\d]{2,5})(?:[?#]|$)/i.exec(address) ?? [];
  if (extension && /^(?:jpe?g|jfif|png|webp|avif|gif)$/i.test(extension)) return true;
  const isOther =
    extension &&
    /^(?:mp[34]|m4[av]|mov|webm|og[gv]|wav|pdf|swf|m3u8|html?|php|aspx?)$/i.test(extension);
  return otherwise && !type && !isOther && !attributes.has('duration');
}
