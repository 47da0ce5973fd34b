import type { Database } from '../db/database.ts';
import type { ListRequest, PageRows } from './list.ts';
import type { CommentRow } from './present.ts';
import type { Ranking } from './ranking.ts';

/**
 * A page of the order `best`. Comments that went since the generation was made are passed over,
 * so a page is full while there is anything to fill it with.
 */
export async function rankedRows(
  db: Database,
  { limit, cursor, around }: ListRequest,
  ranking: Ranking,
): Promise<PageRows> {
  const { generation, order } = ranking;
  const at = (place: number) => {
    const seq = order[place];
    return seq === undefined ? null : ([generation, seq] as const);
  };
  if (cursor?.direction === 'before') {
    const end = placeOf(ranking, cursor.at[1]);
    const { rows, places } = await fill(db, order.slice(0, end).reverse(), limit);
    const start = end - places;
    return {
      rows: rows.reverse(),
      previous: start > 0 ? at(start) : null,
      next: rows.length ? at(end - 1) : null,
    };
  }
  const start = around
    ? Math.max(0, placeOf(ranking, around.seq) - Math.floor(limit / 2))
    : cursor
      ? placeAfter(ranking, cursor.at[1])
      : 0;
  const { rows, places } = await fill(db, order.slice(start), limit);
  const end = start + places;
  return {
    rows,
    previous: start > 0 && rows.length ? at(start) : null,
    next: end < order.length ? at(end - 1) : null,
  };
}

/** Where a comment is, or was: one that is missing came after the generation was made, and those stand in `seq` order. */
function placeOf({ order, ranked }: Ranking, seq: number): number {
  const place = order.indexOf(seq);
  if (place >= 0) return place;
  const later = order.findIndex((other, index) => index >= ranked && other > seq);
  return later < 0 ? order.length : later;
}

function placeAfter(ranking: Ranking, seq: number): number {
  const place = placeOf(ranking, seq);
  return ranking.order[place] === seq ? place + 1 : place;
}

/** The first `limit` of these that still stand, and how many places that took. */
async function fill(
  db: Database,
  seqs: readonly number[],
  limit: number,
): Promise<{ rows: CommentRow[]; places: number }> {
  const rows: CommentRow[] = [];
  let places = 0;
  while (rows.length < limit && places < seqs.length) {
    const asked = seqs.slice(places, places + limit - rows.length);
    const found = await db
      .selectFrom('comments')
      .selectAll()
      .where('seq', 'in', asked)
      .where('shown', '=', 1)
      .execute();
    const bySeq = new Map(found.map((row) => [row.seq, row]));
    rows.push(...asked.flatMap((seq) => bySeq.get(seq) ?? []));
    places += asked.length;
  }
  return { rows, places };
}
