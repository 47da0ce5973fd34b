import { dressNotices } from './dress-notices.ts';
import { make, sign } from './make.ts';
import { dateText } from './thread/moment.ts';
import type { Texts } from './thread/thread-view.ts';

const LOCK =
  'M5 12.5a1.5 1.5 0 0 1 1.5-1.5h11a1.5 1.5 0 0 1 1.5 1.5v6.5a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 19zM8 11V8a4 4 0 0 1 8 0v3';

/** Whether comments are closed, and since when as far as the page says. */
export interface Closing {
  closed: boolean;
  /** Milliseconds since 1970. */
  since?: number;
}

/**
 * Reads the attribute: absent is open, a day or a moment closes from then on, anything else is closed.
 * A day without a time begins where the reader is.
 */
export function closingOf(attribute: string | null, now: number): Closing {
  if (attribute === null) return { closed: false };
  const day = /^\d{4}-\d{2}-\d{2}$/.test(attribute.trim());
  const since = Date.parse(day ? `${attribute.trim()}T00:00` : attribute);
  if (!Number.isFinite(since)) return { closed: true };
  return { closed: since <= now, since };
}

/** Whether no comments are taken now, by the page's attribute or by the backend, and the line that says so. */
export function closingNow(
  attribute: string | null,
  writable: boolean,
  texts: Texts,
  root: ShadowRoot,
): { closed: boolean; notice?: HTMLElement } {
  const { closed, since } = closingOf(attribute, Date.now());
  if (!closed && writable) return { closed: false };
  dressNotices(root);
  return { closed: true, notice: closedNotice(texts, since) };
}

function closedNotice({ text, language }: Texts, since: number | undefined): HTMLElement {
  const said =
    since === undefined ? text('closed') : text('closedOn', { date: dateText(since, language) });
  return make('div', { part: 'notice', class: 'below' }, sign(LOCK), make('p', {}, said));
}
