import type { RelatedItem } from '../contract.ts';
import { feedDates } from './date.ts';
import { feedPicture } from './feed-picture.ts';
import { plainSummary, plainTitle, titleFrom } from './plain.ts';
import { addressIn, elements, htmlOf, isHtml, own, textOfField } from './fields.ts';
import { readXml, textOf, type XmlElement } from './xml.ts';

/** Most items of a feed that are read. */
const MOST = 300;

const ROOT = /^(?:rss|rdf|feed|channel)$/;
/** Where a feed starts that something stands before. */
const START = /<(?:[\w-]+:)?(?:rss|rdf|feed|channel)[\s>]/i;
/** How much may stand before it. */
const LONGEST_WARNING = 5000;
const PAGE = /<(?:html|head|body|!doctype\s+html)\b/i;
const ITEM = /^(?:item|entry)$/;

/** What a feed needs to be read as its reader would. */
export interface FeedContext {
  /** Address the feed came from, after redirects: relative links start there. */
  url: string;
  /** Language of the page, to pick among the links of an entry. */
  language: string;
  /** Milliseconds since 1970: a date well after it is a mistake. Default: now. */
  now?: number;
}

/** An article and the dates that its item names, the best first. */
interface Read {
  item: RelatedItem;
  dates: readonly string[];
}

/**
 * The articles of a feed: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, in the order they stand in. Yields where the page may breathe.
 * Returns `undefined` for what is no feed. An item without a usable link is left out alone; of a feed that breaks off, what came.
 */
export function* readFeed(
  text: string,
  context: FeedContext,
): Generator<void, RelatedItem[] | undefined> {
  const found = yield* readItems(text, context);
  if (found) return found;
  // A program's warnings may stand before the feed; but a page that holds one is a page.
  const start = text.slice(0, LONGEST_WARNING).search(START);
  if (start <= 0 || PAGE.test(text.slice(0, start))) return undefined;
  const items = yield* readItems(text.slice(start), context);
  return items?.length ? items : undefined;
}

function* readItems(
  text: string,
  context: FeedContext,
): Generator<void, RelatedItem[] | undefined> {
  const found: Read[] = [];
  let count = 0;
  const root = yield* readXml(text, {
    started: ({ name }) => ROOT.test(name),
    ended(node, depth) {
      if (depth > 3 || !ITEM.test(node.name) || isWithinItem(node)) return false;
      const read = readItem(node, context);
      if (read) found.push(read);
      // What was read is let go, and what is beyond the last item that counts is not even looked at.
      node.parent!.children.pop();
      return ++count >= MOST;
    },
  });
  if (!root) return undefined;
  const dates = feedDates(
    found.map((read) => read.dates),
    languageOf(root),
    context.now,
  );
  return found.map(({ item }, index) => {
    const published = dates[index];
    return published ? { ...item, published } : item;
  });
}

/** Items stand in the channel, or in RDF beside it; what stands in an item or a picture is another thing. */
function isWithinItem({ parent }: XmlElement): boolean {
  for (let each = parent; each; each = each.parent)
    if (ITEM.test(each.name) || each.name === 'image') return true;
  return false;
}

function languageOf(root: XmlElement): string {
  const channel = elements(root, 'channel')[0] ?? root;
  const stated = elements(channel, 'language')[0];
  return (stated && textOf(stated).trim()) || root.attributes.get('xml:lang') || '';
}

function readItem(node: XmlElement, context: FeedContext): Read | null {
  const url = readLink(node, context);
  if (!url) return null;
  const titled = own(node, 'title');
  const stated = titled ? plainTitle(textOfField(titled)) : '';
  const told = own(
    node,
    'summary',
    'description',
    'tagline',
    'encoded',
    'content',
    'body',
    'subtitle',
  );
  const summary = told ? plainSummary(htmlOf(told), isHtml(told)) : '';
  const title = stated || titleFrom(summary);
  if (!title) return null;
  const image = feedPicture(node, context);
  return {
    item: { url, title, ...(image && { image }), ...(summary && summary !== title && { summary }) },
    dates: ['pubdate', 'published', 'issued', 'date', 'created', 'updated', 'modified']
      .flatMap((name) => elements(node, name))
      .map(textOf),
  };
}

function readLink(item: XmlElement, context: FeedContext): string {
  const links = elements(item, 'link');
  const language = context.language.toLowerCase().split('-')[0]!;
  const fitness = ({ attributes }: XmlElement) =>
    (language && attributes.get('hreflang')?.toLowerCase().startsWith(language) ? 2 : 0) +
    (/^(text\/html|application\/xhtml\+xml|)$/i.test(attributes.get('type') ?? '') ? 1 : 0);
  const alternates = links
    .filter(({ attributes }) => /^(|alternate)$/i.test(attributes.get('rel')?.trim() ?? ''))
    .sort((a, b) => fitness(b) - fitness(a));
  const guids = elements(item, 'guid').filter(({ attributes }) => {
    return !/^\s*false/i.test(attributes.get('ispermalink') ?? '');
  });
  const about = [...item.attributes].find(([name]) => /^(.*:)?about$/.test(name));
  const candidates = [
    ...elements(item, 'origlink').map(textOf),
    ...links.filter(({ attributes }) => !attributes.has('href')).map(textOf),
    ...alternates.map(({ attributes }) => attributes.get('href') ?? ''),
    ...guids.map(textOf).filter((id) => /^\s*(https?:|\/)/i.test(id)),
    about?.[1] ?? '',
    ...elements(item, 'id')
      .map(textOf)
      .filter((id) => /^\s*https?:/i.test(id)),
  ];
  for (const candidate of candidates) {
    const url = addressIn(candidate, item, context.url);
    if (url) return url;
  }
  return '';
}
