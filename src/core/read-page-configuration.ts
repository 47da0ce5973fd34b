import { type Configuration, setLayer } from './configuration.ts';

/** Reads the first `<script type="application/json" data-news-elements>` of the document. Broken JSON warns and is left out. */
export function readBlock(document: Document): void {
  const block = document.querySelector('script[type="application/json"][data-news-elements]');
  if (!block) return;
  try {
    const parsed: unknown = JSON.parse(block.textContent);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
      throw new TypeError('not an object');
    setLayer('block', parsed);
  } catch (error) {
    console.warn(
      'news-elements: the data-news-elements block is not a JSON object; it is left out.',
      error,
    );
  }
}

/**
 * Reads the loader's own tag: `data-backend`, `data-article`, `data-lang`, `data-backends` (spaces between), `data-place`
 * (JSON), or the same names in the query string of its address, since tag managers strip `data-*`.
 */
export function readTag(script: HTMLScriptElement | null, address: URL): void {
  const said = (name: string) =>
    script?.dataset[name] ?? address.searchParams.get(name) ?? undefined;
  const options: Configuration = {};
  for (const name of ['backend', 'article', 'lang'] as const) {
    const value = said(name);
    if (value) options[name] = value;
  }
  const backends = said('backends');
  if (backends) options.backends = backends.split(/[\s,]+/).filter(Boolean);
  const place = said('place');
  if (place) {
    try {
      options.place = JSON.parse(place) as NonNullable<Configuration['place']>;
    } catch (error) {
      console.warn('news-elements: data-place is not JSON; nothing is placed by it.', error);
    }
  }
  setLayer('tag', options);
}
