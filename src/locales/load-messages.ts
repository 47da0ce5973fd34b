import type { MessageGroup, MessageGroups } from './messages.ts';

type Tables = { readonly [G in MessageGroup]?: () => Promise<{ default: MessageGroups[G] }> };

const languages: Record<string, Tables> = {
  en: {
    captcha: () => import('./en/captcha.ts'),
    related: () => import('./en/related.ts'),
    rss: () => import('./en/rss.ts'),
    count: () => import('./en/count.ts'),
    date: () => import('./en/date.ts'),
    tools: () => import('./en/tools.ts'),
    comments: () => import('./en/comments.ts'),
    commenting: () => import('./en/commenting.ts'),
  },
  vi: {
    captcha: () => import('./vi/captcha.ts'),
    related: () => import('./vi/related.ts'),
    rss: () => import('./vi/rss.ts'),
    count: () => import('./vi/count.ts'),
    date: () => import('./vi/date.ts'),
    tools: () => import('./vi/tools.ts'),
    comments: () => import('./vi/comments.ts'),
    commenting: () => import('./vi/commenting.ts'),
  },
  ar: {
    captcha: () => import('./ar/captcha.ts'),
    related: () => import('./ar/related.ts'),
    rss: () => import('./ar/rss.ts'),
    count: () => import('./ar/count.ts'),
    date: () => import('./ar/date.ts'),
    tools: () => import('./ar/tools.ts'),
    comments: () => import('./ar/comments.ts'),
    commenting: () => import('./ar/commenting.ts'),
  },
};

/** A table of texts and the language it is in. */
export interface LoadedMessages<G extends MessageGroup = MessageGroup> {
  language: string;
  table: MessageGroups[G];
}

const loaded = new Map<string, LoadedMessages>();
const pending = new Map<string, Promise<LoadedMessages>>();

/**
 * Adds or replaces the texts of one group in one language, for elements that render from now on.
 * @param language - BCP 47; `pt` serves `pt-BR` too unless that has a table of its own.
 * @param table - The texts, or a function that loads them when the first element needs them.
 */
export function registerMessages<G extends MessageGroup>(
  language: string,
  group: G,
  table: MessageGroups[G] | (() => Promise<MessageGroups[G]>),
): void {
  const key = language.toLowerCase();
  const load = async () => ({ default: typeof table === 'function' ? await table() : table });
  languages[key] = { ...languages[key], [group]: load };
  loaded.delete(`${key}/${group}`);
  pending.delete(`${key}/${group}`);
}

/** The best language we have texts in: `vi-VN` → `vi`; nothing known → `en`. */
export function matchLanguage(language: string, group: MessageGroup): string {
  const parts = language.toLowerCase().split('-');
  for (; parts.length; parts.pop()) {
    const candidate = parts.join('-');
    if (languages[candidate]?.[group]) return candidate;
  }
  return 'en';
}

/** The texts when they are there already. */
export function loadedMessages<G extends MessageGroup>(
  language: string,
  group: G,
): LoadedMessages<G> | undefined {
  return loaded.get(`${matchLanguage(language, group)}/${group}`) as LoadedMessages<G> | undefined;
}

/** Loads the texts; English where the language's own file cannot be had. Rejects when neither can. */
export function loadMessages<G extends MessageGroup>(
  language: string,
  group: G,
): Promise<LoadedMessages<G>> {
  const matched = matchLanguage(language, group);
  const key = `${matched}/${group}`;
  let promise = pending.get(key);
  if (!promise) {
    promise = (languages[matched]![group]!() as Promise<{ default: MessageGroups[G] }>).then(
      ({ default: table }) => {
        const entry = { language: matched, table };
        loaded.set(key, entry);
        return entry;
      },
    );
    pending.set(key, promise);
    promise.catch(() => pending.delete(key));
  }
  const result = matched === 'en' ? promise : promise.catch(() => loadMessages('en', group));
  return result as Promise<LoadedMessages<G>>;
}
