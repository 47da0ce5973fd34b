import { type Configuration, setLayer } from './configuration.ts';

let block: string | undefined;

/**
 * Reads the first `<script type="application/json" data-news-elements>` of the document. Broken JSON warns and is left
 * out. A block that has been read is not read again; where it is gone, its settings stay.
 */
export function readBlock(document: Document): void {
  const text = document.querySelector(
    'script[type="application/json"][data-news-elements]',
  )?.textContent;
  if (text === undefined || text === block) return;
  block = text;
  const options = parse(text, 'the data-news-elements block');
  if (options) setLayer('block', options);
}

/**
 * Reads the loader's own tag: `data-backend`, `data-article`, `data-lang`, `data-backends` (spaces between), `data-place`
 * (JSON), or the same names in the query string of its address, since tag managers strip `data-*`.
 */
export function readTag(script: HTMLScriptElement | null | undefined, address: URL): void {
  const said = (name: string) => script?.dataset[name] ?? address.searchParams.get(name);
  const options: Configuration = {};
  for (const name of ['backend', 'article', 'lang'] as const) {
    const value = said(name);
    if (value) options[name] = value;
  }
  const backends = said('backends');
  if (backends) options.backends = backends.split(/[\s,]+/).filter(Boolean);
  const place = said('place');
  const rules = place && parse(place, 'data-place');
  if (rules) options.place = rules as NonNullable<Configuration['place']>;
  setLayer('tag', options);
}

/** The object that `text` holds; warns and gives nothing where it holds none. */
function parse(text: string, name: string): object | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed && !Array.isArray(parsed)) return parsed;
  } catch {
    // Told below, like an array or a number.
  }
  console.warn(`news-elements: ${name} is not a JSON object; it is left out.`);
  return undefined;
}
