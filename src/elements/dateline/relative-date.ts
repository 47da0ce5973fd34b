import type { PlacedDate } from './place-date.ts';
import { onClock } from './shared-clock.ts';
import type { DateStyle } from './write-date.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** After this many days a date says more than how long ago it was. */
const RECENT = 7;

/**
 * How long ago, in minutes, hours or days; nothing when that is long ago or to come, where the date says more. A reader's
 * clock that is a little behind makes it "just now".
 */
export function relativeDate(
  date: PlacedDate,
  style: DateStyle,
  now = Date.now(),
): string | undefined {
  const past = now - date.instant;
  if (date.precision === 'day' || past >= RECENT * DAY || past < -HOUR) return undefined;
  if (past < HOUR / 60) return style.table.justNow as string;
  const [amount, unit] =
    past < HOUR
      ? ([past / (HOUR / 60), 'minute'] as const)
      : past < DAY
        ? ([past / HOUR, 'hour'] as const)
        : ([past / DAY, 'day'] as const);
  // "yesterday" is wrong for what was 40 hours ago, and capitals differ inside a sentence: figures always.
  const words = new Intl.RelativeTimeFormat([style.language, 'en'], { numeric: 'always' });
  return words.format(-Math.floor(amount), unit);
}

const counting = new WeakSet<Element>();

/** Renews an element's text now and then, until `signal` ends or its `format` is another. */
export function keepCounting(
  element: Element & { format: string; requestUpdate: () => void },
  signal: AbortSignal,
): void {
  if (counting.has(element) || signal.aborted) return;
  counting.add(element);
  const over = new AbortController();
  const end = () => {
    counting.delete(element);
    over.abort();
  };
  signal.addEventListener('abort', end, { once: true, signal: over.signal });
  const count = () => (element.format === 'relative' ? element.requestUpdate() : end());
  onClock(element, count, over.signal);
}
