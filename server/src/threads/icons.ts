import { html, raw } from 'hono/html';

/** 24 units, stroke 1.75, drawn in the colour of the text. */
const paths = {
  like: 'M7.5 10.5 11 3.5a2.3 2.3 0 0 1 2.3 2.6l-.5 3.4h5.4a2 2 0 0 1 2 2.3l-1 6.5a2 2 0 0 1-2 1.7H7.5zM7.5 10.5H4V20h3.5',
  reply: 'M9 6.5l-5 5 5 5M4 11.5h9.5a6.5 6.5 0 0 1 6.5 6.5v.5',
  star: 'M12 4l2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.8-5 2.8 1.1-5.5L4 9.7l5.6-.7z',
  alert: 'M12 3.25a8.75 8.75 0 1 0 0 17.5 8.75 8.75 0 0 0 0-17.5M12 7.5v5.25M12 16.2v.1',
  clock: 'M12 3.25a8.75 8.75 0 1 0 0 17.5 8.75 8.75 0 0 0 0-17.5M12 7v5.25l3.5 2',
  done: 'M5 12.5l4.5 4.5L19 7.5',
  flag: 'M5.5 21V4M5.5 4.5c4-2 7 2 13 0v9c-6 2-9-2-13 0',
  lock: 'M5 11h14v9.5H5zM8 11V8a4 4 0 0 1 8 0v3',
  pencil: 'M4 20l1-4L16 5l3 3L8 19zM13.5 7.5l3 3',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.2M20 4v5.2h-5.2',
  trash: 'M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.8 13h9.4l.8-13',
  unlike:
    'M16.5 13.5 13 20.5a2.3 2.3 0 0 1-2.3-2.6l.5-3.4H5.8a2 2 0 0 1-2-2.3l1-6.5a2 2 0 0 1 2-1.7h9.7zM16.5 13.5H20V4h-3.5',
  rss: 'M5 11a8 8 0 0 1 8 8M5 5a14 14 0 0 1 14 14M6 18v.1',
};

/** A sign beside a word; the word says it all. */
export function icon(name: keyof typeof paths) {
  return html`<svg class="icon ${name}" viewBox="0 0 24 24" aria-hidden="true">
    <path d="${raw(paths[name])}" />
  </svg>`;
}
