import { webAddress } from '../../core/web-address.ts';
import type { RelatedItem } from '../contract.ts';
import { feedDates } from './date.ts';
import { firstPicture, mayBePicture } from './pictures.ts';
import { plainSummary, plainTitle, titleFrom } from './plain.ts';

/** Most items of a file that are read. */
const MOST = 300;

const LONGEST_ADDRESS = 4096;

type Data = Record<string, unknown>;

/**
 * The articles of a JSON document: `{items: [{url, title, published, image, summary}]}`, the bare array, or a JSON Feed. Yields
 * where the page may breathe. Returns `undefined` for anything else. An item without a usable link or text is left out alone.
 * @param base - Address of the document; relative links start there.
 * @param now - Milliseconds since 1970: a date well after it is a mistake. Default: now.
 */
export function* readJsonItems(
  data: unknown,
  base: string,
  now?: number,
): Generator<void, RelatedItem[] | undefined> {
  const items = Array.isArray(data) ? (data as unknown[]) : (data as Data | null)?.['items'];
  if (!Array.isArray(items)) return undefined;
  const found: RelatedItem[] = [];
  const dates: string[][] = [];
  for (const each of items.slice(0, MOST) as unknown[]) {
    const item = readItem(each, base);
    if (item) {
      found.push(item);
      const data = each as Data;
      dates.push(
        ['published', 'date_published', 'date', 'date_modified'].map((name) => text(data[name])),
      );
    }
    yield;
  }
  const read = feedDates(dates, '', now);
  return found.map((item, index) => {
    const published = read[index];
    return published ? { ...item, published } : item;
  });
}

function readItem(item: unknown, base: string): RelatedItem | null {
  if (typeof item !== 'object' || item === null) return null;
  const data = item as Data;
  const first = (...names: string[]) => names.map((name) => text(data[name])).find(Boolean) ?? '';
  const id = first('id', '_id');
  const url = address(
    first('url', 'external_url', 'link') || (/^https?:/i.test(id) ? id : ''),
    base,
  );
  const html = first('content_html');
  const summary = first('summary', 'content_text');
  const plain = summary ? plainSummary(summary, false) : plainSummary(html);
  const title = plainTitle(first('title')) || titleFrom(plain);
  if (!url || !title) return null;
  const image = address(
    first('image', 'banner_image') || attached(data) || firstPicture(html),
    base,
  );
  return {
    url,
    title,
    ...(mayBePicture(image) && { image }),
    ...(plain && plain !== title && { summary: plain }),
  };
}

function attached({ attachments }: Data): string {
  if (!Array.isArray(attachments)) return '';
  const picture = (attachments as (Data | null)[])
    .slice(0, 20)
    .find((each) => text(each?.['mime_type']).startsWith('image/'));
  return text(picture?.['url']);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

function address(written: string, base: string): string {
  if (!written || written.length > LONGEST_ADDRESS) return '';
  return webAddress(written, base)?.href ?? '';
}
