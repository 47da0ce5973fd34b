import type { Database } from '../db/database.ts';
import { transact } from '../db/transact.ts';

const restMilliseconds = 60_000;
const keptGenerations = 2;

/** The order `best` of one article at one time. */
export interface Ranking {
  generation: number;
  /** `seq` of the article's own comments, best first. */
  order: number[];
  /** How many of these were ranked; the rest came later. */
  ranked: number;
}

/**
 * A generation of the order `best`: the one asked for, or the newest. A new one is made when something changed,
 * at most once a minute; what came since the last one stands at its end, oldest first.
 * `undefined` when the generation asked for is gone.
 */
export async function findRanking(
  db: Database,
  article: { id: string; version: number },
  now: Date,
  generation?: number,
): Promise<Ranking | undefined> {
  const rows = await db
    .selectFrom('rankings')
    .selectAll()
    .where('article', '=', article.id)
    .orderBy('generation', 'desc')
    .limit(keptGenerations)
    .execute();
  const [newest] = rows;
  const asked =
    generation === undefined ? newest : rows.find((row) => row.generation === generation);
  if (generation !== undefined && !asked) return undefined;
  const stale =
    !newest ||
    (newest.version !== article.version && now.getTime() - newest.made >= restMilliseconds);
  if (generation === undefined && stale)
    return makeRanking(db, article, now, (newest?.generation ?? 0) + 1);
  if (!asked) return undefined;
  const order = JSON.parse(asked.comments) as number[];
  const ranked = order.length;
  if (asked.version !== article.version) {
    const known = new Set(order);
    const roots = await db
      .selectFrom('comments')
      .select('seq')
      .where('article', '=', article.id)
      .where('parent', 'is', null)
      .where('shown', '=', 1)
      .orderBy('seq')
      .execute();
    order.push(...roots.map(({ seq }) => seq).filter((seq) => !known.has(seq)));
  }
  return { generation: asked.generation, order, ranked };
}

/**
 * By the lower bound of the Wilson interval (95 %) on the share of agreement, then the newest: few votes prove little,
 * many prove much.
 */
async function makeRanking(
  db: Database,
  article: { id: string; version: number },
  now: Date,
  generation: number,
): Promise<Ranking> {
  const roots = await db
    .selectFrom('comments')
    .select(['seq', 'up', 'down'])
    .where('article', '=', article.id)
    .where('parent', 'is', null)
    .where('shown', '=', 1)
    .execute();
  const order = roots
    .map(({ seq, up, down }) => ({ seq, rank: score(up, down) }))
    .sort((a, b) => b.rank - a.rank || b.seq - a.seq)
    .map(({ seq }) => seq);
  await transact(db, async (trx) => {
    await trx
      .insertInto('rankings')
      .values({
        article: article.id,
        generation,
        version: article.version,
        made: now.getTime(),
        comments: JSON.stringify(order),
      })
      .onConflict((conflict) => conflict.columns(['article', 'generation']).doNothing())
      .execute();
    await trx
      .deleteFrom('rankings')
      .where('article', '=', article.id)
      .where('generation', '<=', generation - keptGenerations)
      .execute();
  });
  const made = await db
    .selectFrom('rankings')
    .select('comments')
    .where('article', '=', article.id)
    .where('generation', '=', generation)
    .executeTakeFirstOrThrow();
  const kept = JSON.parse(made.comments) as number[];
  return { generation, order: kept, ranked: kept.length };
}

/**
 * Lower bound of the share of agreement, as if one reader had agreed and one not before anybody voted:
 * so no votes rank above mere disagreement.
 */
export function score(up: number, down: number): number {
  const votes = up + down + 2;
  const z = 1.96;
  const share = (up + 1) / votes;
  const square = (z * z) / votes;
  return (
    (share + square / 2 - z * Math.sqrt((share * (1 - share) + square / 4) / votes)) / (1 + square)
  );
}
