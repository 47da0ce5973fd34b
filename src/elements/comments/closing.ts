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
