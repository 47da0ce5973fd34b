/** A program that feeds can be read with. */
export interface Reader {
  name: string;
  /** Address that asks it to take up a feed. */
  subscribe: (feed: string) => string;
}

/** Readers on the web; nothing is sent to any of them before the reader of the page picks one. */
export const readers: readonly Reader[] = [
  {
    name: 'Feedly',
    subscribe: (feed) => `https://feedly.com/i/subscription/feed/${encodeURIComponent(feed)}`,
  },
  {
    name: 'Inoreader',
    subscribe: (feed) => `https://www.inoreader.com/?add_feed=${encodeURIComponent(feed)}`,
  },
  {
    name: 'NewsBlur',
    subscribe: (feed) => `https://www.newsblur.com/?url=${encodeURIComponent(feed)}`,
  },
];
