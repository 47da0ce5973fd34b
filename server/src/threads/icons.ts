import { html, raw } from 'hono/html';

/** 24 units, stroke 1.75, drawn in the colour of the text. */
const paths = {
  like: 'M7.5 10.5 11 3.5a2.3 2.3 0 0 1 2.3 2.6l-.5 3.4h5.4a2 2 0 0 1 2 2.3l-1 6.5a2 2 0 0 1-2 1.7H7.5zM7.5 10.5H4V20h3.5',
  reply: 'M9 6.5l-5 5 5 5M4 11.5h9.5a6.5 6.5 0 0 1 6.5 6.5v.5',
  star: 'M12 4l2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.8-5 2.8 1.1-5.5L4 9.7l5.6-.7z',
  rss: 'M5 11a8 8 0 0 1 8 8M5 5a14 14 0 0 1 14 14M6 18v.1',
};

/** A sign beside a word; the word says it all. */
export function icon(name: keyof typeof paths) {
  return html`<svg class="icon ${name}" viewBox="0 0 24 24" aria-hidden="true">
    <path d="${raw(paths[name])}" />
  </svg>`;
}
