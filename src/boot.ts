import { autoload } from './autoload/autoload.ts';
import {
  type Configuration,
  configuration,
  layers,
  onConfigured,
  setLayer,
} from './core/configuration.ts';
import { readBlock, readTag } from './core/read-page-configuration.ts';
import { onRoot } from './core/roots.ts';

/** Set on the document by the first copy that boots; a second copy of any version finds it and stops. */
const MARK = Symbol.for('news-elements.booted');

/** The copy that has booted. */
interface Booted {
  /** There once a chunk of that copy could not be had: a copy of another release may take over, with these settings. */
  settings?: () => Configuration;
}

boot();

function boot(): void {
  const marked = document as Document & { [MARK]?: Booted };
  const before = marked[MARK];
  if (before && !before.settings) return;
  const booted: Booted = (marked[MARK] = {});
  if (before) setLayer('script', before.settings!());

  // The folder of loader.js, and its tag: a module is not told of it, and optimizers lose `document.currentScript`.
  const folder = new URL(/* @vite-ignore */ '../..', import.meta.url).href;
  const script = [...document.scripts].find(
    ({ src }) =>
      src.startsWith(folder) &&
      /^(src\/)?loader(\.[\w-]+)?\.[jt]s\b/.test(src.slice(folder.length)),
  );
  readTag(script, new URL(script?.src ?? import.meta.url));

  const failed = (what: string, error: unknown) => {
    // Lit says only that its policy was refused.
    const hint = /olicy/.test(`${error as string}`)
      ? " Needs: trusted-types lit-html 'allow-duplicates'"
      : '';
    console.warn(`news-elements: ${what}${hint}`, error);
    // The release's chunks may be gone from the server. Who pins a loader by its checksum wants no other.
    if (script?.integrity || booted.settings) return;
    booted.settings = () => layers.script;
    // The same address as in loader.js: a release asks for its successor once, for a module runs once.
    const release = import.meta.url.split('/').at(-2);
    import(/* @vite-ignore */ `${folder}loader.js?after=${release}`).catch(() => {
      delete booted.settings; // Not even a loader is to be had: the next failure asks again.
    });
  };
  const put = () => {
    if (configuration().place)
      import('./autoload/place.ts')
        .then(({ keepPlaced }) => keepPlaced(document))
        .catch((error: unknown) => failed('nothing could be placed.', error));
  };
  const read = () => {
    readBlock(document);
    put();
  };
  const look = (root: Document | ShadowRoot) => autoload(root, read, failed);
  onConfigured(put, new AbortController().signal);
  look(document);
  onRoot(look);
  read();
  // What comes after us in the document: the block, and the places for elements.
  document.addEventListener('DOMContentLoaded', read);
  if (/[?&]news-doctor\b/.test(location.search))
    void import('./doctor/doctor.ts').then(({ examine }) => examine(script));
}
