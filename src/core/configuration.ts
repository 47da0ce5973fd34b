import type { Backend } from '../backends/contract.ts';

/** Where `place` puts an element: `"before|after|prepend|append <selector>"`; `:article` is the found article root. */
export type PlaceRule = string | { at: string; attributes?: Record<string, string> };

/** A reader's credential and the only origin that it is ever sent to. */
export interface AuthConfiguration {
  /** Origin, for example `https://comments.example`. */
  for: string;
  /**
   * A token (JWT), or a function that gives a fresh one; `null` when nobody is signed in. It is asked when a reader writes or
   * votes, again when the token is about to expire, and once when the server refuses it.
   */
  token: string | null | (() => string | null | Promise<string | null>);
  /** Signs a guest in, here or on another page; what was written is kept. Absent: no button. When it resolves, `token` is asked. */
  signIn?: () => unknown;
  /** Signs the reader out. Absent: no button. */
  signOut?: () => unknown;
}

/** Settings for all elements of a page. An attribute on an element wins over each of them. */
export interface Configuration {
  /** Address (`https://…`, `feed:…`, `json:…`) or an object that implements `Backend`. */
  backend?: string | Backend;
  /** Origins that a backend may be on; anything else is refused. Absent: any. */
  backends?: readonly string[];
  /** The article's id, where the page does not say it. */
  article?: string;
  /** BCP 47 language, where the page does not say it. */
  lang?: string;
  /** Elements to put on the page, by tag. */
  place?: Record<string, PlaceRule | readonly PlaceRule[]>;
  auth?: AuthConfiguration;
}

const KEYS = ['backend', 'backends', 'article', 'lang', 'place', 'auth'] as const;

/** By channel; later ones win: what the loader's tag says, the page's JSON block, `configure()`. */
export const layers: Record<'tag' | 'block' | 'script', Configuration> = {
  tag: {},
  block: {},
  script: {},
};
const listeners = new Set<() => void>();

/**
 * Sets options for every element of the page, at any time; elements already shown follow.
 * A key that is given replaces the earlier value; `undefined` takes it back. Unknown keys warn in the console.
 */
export function configure(options: Configuration): void {
  setLayer('script', { ...layers.script, ...options });
}

/** The settings in force. */
export function configuration(): Readonly<Configuration> {
  const merged: Configuration = {};
  for (const layer of [layers.tag, layers.block, layers.script]) {
    for (const [key, value] of Object.entries({ ...layer } as Record<string, unknown>)) {
      if (value !== undefined) Object.assign(merged, { [key]: value });
    }
  }
  return merged;
}

/** Replaces one channel's settings. `source` names the channel in warnings. */
export function setLayer(source: keyof typeof layers, options: Configuration): void {
  const known: Configuration = {};
  for (const [key, value] of Object.entries({ ...options } as Record<string, unknown>)) {
    if ((KEYS as readonly string[]).includes(key)) Object.assign(known, { [key]: value });
    else
      console.warn(
        `news-elements: unknown setting "${key}" (${source}); known: ${KEYS.join(', ')}.`,
      );
  }
  layers[source] = known;
  for (const listener of listeners) listener();
}

/** Calls back after each change of the settings, until the signal ends. */
export function onConfigured(listener: () => void, signal: AbortSignal): void {
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
}
