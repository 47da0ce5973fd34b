import { formatMessage } from '../../locales/format-message.ts';
import { loadMessages } from '../../locales/load-messages.ts';
import type { CommentingMessages } from '../../locales/messages.ts';

/** The texts of what a gesture opens, in one language. */
export type CommentingTexts = (
  key: keyof CommentingMessages,
  slots?: Record<string, string | number>,
) => string;

/** Loads them; rejects where they cannot be had. */
export async function commentingTexts(language: string): Promise<CommentingTexts> {
  const { table, language: found } = await loadMessages(language, 'commenting');
  return (key, slots = {}) => formatMessage(table[key], slots, found);
}
