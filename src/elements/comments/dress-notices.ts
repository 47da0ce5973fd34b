import { noticeStyles } from '../../core/notice.styles.ts';
import { ALERT } from '../../core/signs.ts';
import { dress } from './dress.ts';
import { sign } from './make.ts';

/** Adds what lines in place of something look like: comments that did not load, or are closed. */
export function dressNotices(root: ShadowRoot): void {
  dress(root, [], [noticeStyles]);
  const failure = root.querySelector('[part="notice"].bad');
  if (failure && !failure.querySelector('svg')) failure.prepend(sign(ALERT));
}
