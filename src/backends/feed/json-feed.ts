import type { RelatedItem } from '../contract.ts';
import { feedDate } from './date.ts';
import { firstPicture, plainSummary, plainTitle } from './plain.ts';

/** Most items of a file that are read. */
const MOST = 300;

type Data = Record<string, unknown>;

/**
 * The articles of a JSON document: `{items: [{url, title, published, image, summary}]}`, the bare array, or a JSON Feed. Returns
 * `undefined` for anything else. An item without a usable link or title is left out alone.
 * @param base - Address of the document; relative links start there.
 */
export function readJsonItems(data: unknown, base: string): RelatedItem[] | undefined {
  const items = Array.isArray(data) ? (data as unknown[]) : (data as Data | null)?.['items'];
  if (!Array.isArray(items)) return undefined;
  return items
    .slice(0, MOST)
    .map((item: unknown) => readItem(item, base))
    .filter((item) => item !== null);
}

function readItem(item: unknown, base: string): RelatedItem | null {
  if (typeof item !== 'object' || item === null) return null;
  const data = item as Data;
  const first = (...names: string[]) => names.map((name) => text(data[name])).find(Boolean) ?? '';
  const url = address(first('url', 'external_url', 'link'), base);
  const html = first('content_html');
  const summary = first('summary', 'content_text');
  const plain = summary ? plainSummary(summary, false) : plainSummary(html);
  const title = plainTitle(first('title')) || plainTitle(plain.slice(0, 120));
  if (!url || !title) return null;
  const image = address(
    first('image', 'banner_image') || attached(data) || firstPicture(html),
    base,
  );
  const published = feedDate(first('published', 'date_published', 'date', 'date_modified'));
  return {
    url,
    title,
    ...(published && { published }),
    ...(image && { image }),
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
  if (!written || written.length > 4096 || !URL.canParse(written, base)) return '';
  const url = new URL(written, base);
  return /^https?:$/.test(url.protocol) ? url.href : '';
}
