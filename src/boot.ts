import { autoload } from './autoload/autoload.ts';
import { configuration, onConfigured } from './core/configuration.ts';
import { readBlock, readTag } from './core/read-page-configuration.ts';

/** Set on the document by the first copy that boots; a second copy of any version finds it and stops. */
const MARK = Symbol.for('news-elements.booted');

boot();

function boot(): void {
  const marked = document as Document & { [MARK]?: true };
  if (marked[MARK]) return;
  marked[MARK] = true;
  const { script, address } = loaderTag();
  readTag(script, address);
  readBlock(document);
  const forever = new AbortController().signal;
  const put = () => {
    if (configuration().place) {
      import('./autoload/place.ts').then(
        ({ place }) => place(document),
        (error: unknown) => console.warn('news-elements: nothing could be placed.', error),
      );
    }
  };
  onConfigured(put, forever);
  autoload(document);
  put();
  // What comes after us in the document: the block, and the places for elements.
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', () => {
      readBlock(document);
      put();
    });
  }
}

/**
 * The tag that brought us: a script in the folder above the chunks. Its own address is not told to a module, and
 * `document.currentScript` is lost to optimizers, so it is found by address.
 */
function loaderTag(): { script: HTMLScriptElement | null; address: URL } {
  const folder = new URL(/* @vite-ignore */ '../..', import.meta.url).href;
  for (const script of document.scripts) {
    if (!script.src || !script.src.startsWith(folder)) continue;
    const address = new URL(script.src);
    if (/\/loader(\.[\w-]+)?\.(js|ts)$/.test(address.pathname)) return { script, address };
  }
  return { script: null, address: new URL(import.meta.url) };
}
