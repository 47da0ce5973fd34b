import { noticeStyles } from '../../core/notice.styles.ts';
import { dress } from './dress.ts';

/** Adds what lines in place of something look like: comments that did not load, or are closed. */
export function dressNotices(root: ShadowRoot): void {
  dress(root, [], [noticeStyles]);
}
