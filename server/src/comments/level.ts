import { Problem } from '../http/problem.ts';

/**
 * The level of a reply to `parent`, 0 without one. `found` is the parent's own, `undefined` where it is no published
 * comment of the article. Throws 422 `invalid-comment` when it cannot be answered.
 */
export function levelBelow(
  parent: string | null,
  found: number | null | undefined,
  maxDepth: number,
): number {
  if (parent === null) return 0;
  const known = typeof found === 'number';
  if (known && found < maxDepth) return found + 1;
  const detail = known
    ? 'Replies do not go deeper.'
    : 'There is no such published comment on this article.';
  throw new Problem('invalid-comment', {
    errors: [{ field: 'parent', code: 'invalid', detail, ...(known && { limit: maxDepth }) }],
  });
}
