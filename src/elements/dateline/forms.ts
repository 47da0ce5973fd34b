import { html, nothing, type TemplateResult } from 'lit';
import { formatMessage } from '../../locales/format-message.ts';
import type { NewsDateline } from './news-dateline.ts';
import type { machineDate, placeDate, PlacedDate } from './place-date.ts';
import { keepCounting, relativeDate } from './relative-date.ts';
import { knownClock, zoneName } from './time-zone.ts';
import { updatedDate } from './updated-date.ts';
import type { DateWriter } from './write-date.ts';
import type { WrittenDate } from './written-date.ts';

/** What a dateline says, and with what. */
export interface Said {
  published: WrittenDate;
  updated: WrittenDate | null | undefined;
  writer: DateWriter;
  /** Ends when the element leaves the document. */
  signal: AbortSignal;
  place: typeof placeDate;
  machine: typeof machineDate;
}

/** A dateline that is short, relative, on the paper's own clock, or tells of a change. */
export function renderForm(
  host: NewsDateline,
  { published, updated, writer, signal, place, machine }: Said,
): TemplateResult {
  const { format, timeZone } = host;
  const { style } = writer;
  const clock = timeZone ? knownClock(timeZone) : undefined;
  const date = place(published, clock);
  const zone = writer.zone(date, clock && zoneName(date, timeZone, style));
  const isRelative = format === 'relative';
  if (isRelative) keepCounting(host, signal);
  const isFull = format !== 'short' && !isRelative;
  const write = (each: PlacedDate) =>
    isFull ? writer.full(each) : (isRelative && relativeDate(each, style)) || writer.short(each);
  const text = write(date);
  const title = isFull || date.precision === 'day' ? nothing : writer.full(date) + zone;
  return html`<time part="time" datetime=${machine(date)} title=${title}>${text}</time
    >${updated && renderUpdated(updated)}${isFull ? html`<span part="zone">${zone}</span>` : nothing}`;

  function renderUpdated(written: WrittenDate): TemplateResult | typeof nothing {
    // Two clocks in one line would mislead: what is written in UTC follows the other date.
    const { offset } = date;
    const change = place(written, clock, offset === undefined ? undefined : () => offset);
    const short = write(change);
    if (change.instant - date.instant < 60_000 || short === text) return nothing;
    const time = isFull ? updatedDate(change, date, writer) : short;
    const words = formatMessage(style.table.updated, { time }, '');
    return html` · <time part="updated" datetime=${machine(change)}>${words}</time>`;
  }
}
