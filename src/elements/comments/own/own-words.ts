import { html, type TemplateResult } from 'lit';
import { icon } from '../../../core/icon.ts';
import type { CommentingTexts } from '../commenting-texts.ts';
import type { OwnRecord } from './own-comments.ts';

const CLOCK = 'M3.25 12a8.75 8.75 0 1 0 17.5 0a8.75 8.75 0 1 0 -17.5 0M12 7v5.25l3.5 2';

/** How long changes are taken, in minutes and seconds. */
export function timeLeft(milliseconds: number, texts: CommentingTexts): string {
  const seconds = Math.ceil(milliseconds / 1000);
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return texts('timeLeft', { time });
}

/** What became of an own comment, where others do not see it. */
export function statusLine(
  { comment: { status }, reason }: OwnRecord,
  texts: CommentingTexts,
): TemplateResult | undefined {
  if (status !== 'pending' && status !== 'rejected') return undefined;
  const said =
    status === 'pending'
      ? texts('pending')
      : reason
        ? texts('rejectedBecause', { reason })
        : texts('rejected');
  return html`<p part="status">${icon(CLOCK)}<span>${said}</span></p>`;
}
