/**
 * What a page's own script may import beside the loader, as `news-elements.js`. It brings no element: the loader does
 * that, for those on the page. From npm, `index.ts` has the classes too.
 */
export { registerBackend } from './backends/adapters.ts';
export { configuration, configure } from './core/configuration.ts';
export { autoload } from './core/roots.ts';
export { registerMessages } from './locales/load-messages.ts';
