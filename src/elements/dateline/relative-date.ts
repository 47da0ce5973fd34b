import type { PlacedDate } from './place-date.ts';
import { type DateStyle, shortDate } from './write-date.ts';

export { onClock } from './shared-clock.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** After this many days a date says more than how long ago it was. */
const RECENT = 7;

/**
 * How long ago, in minutes, hours or days; the date alone when that is long ago or to come. A reader's clock that is
 * a little behind makes it "just now".
 */
export function relativeDate(date: PlacedDate, style: DateStyle, now: number): string {
  const past = now - date.instant;
  if (date.precision === 'day' || past >= RECENT * DAY || past < -HOUR) {
    return shortDate(date, style);
  }
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
