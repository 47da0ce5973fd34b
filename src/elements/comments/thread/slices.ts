import type { Entry } from '../comment-store.ts';

/** Comments that are drawn in one go, so that no task is long; the first go fills a window. */
const SLICE = 20;
const FIRST = 10;

/** How many comments on the article to draw next, after `from` of them: as many as hold a slice with their replies. */
export function nextSlice(roots: readonly Entry[], from: number): number {
  let weight = 0;
  let to = from;
  const most = from ? SLICE : FIRST;
  while (to < roots.length && weight < most) weight += weightOf(roots[to++]!);
  return to;
}

/** A comment with the replies that are here. */
export function weightOf({ replies }: Entry): number {
  return replies.reduce((weight, reply) => weight + weightOf(reply), 1);
}
