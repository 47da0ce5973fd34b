import { useRate } from '../http/limits.ts';
import { Problem } from '../http/problem.ts';
import type { Reader } from '../readers/reader.ts';
import { voterOf } from '../readers/signed-in.ts';
import type { Services } from '../services.ts';
import { checkNote } from './words.ts';

type Parts = Pick<Services, 'db' | 'keys' | 'clock'>;

const reportRate = { count: 60, period: 3600, burst: 20 };

/** One reader's report. */
export interface ReportRequest {
  id: string;
  reason: 'abusive' | 'spam' | 'false' | 'other';
  note: string | undefined;
  readerKey: string;
  /** Absent for a guest: anybody may report, whoever may write. */
  reader: Reader | undefined;
  block: string;
}

/**
 * Keeps a report of a published comment for the editors; a reader's second one replaces the first while it waits.
 * Throws 404 `unknown-comment`, 422 `invalid-report`, 429 `rate-limited`.
 */
export async function report(
  { db, keys, clock }: Parts,
  { id, reason, note: given, readerKey, reader, block }: ReportRequest,
): Promise<void> {
  const note = checkNote('note', given ?? '');
  if (note.problem) throw new Problem('invalid-report', { errors: [note.problem] });
  await useRate(db, `report ${block}`, reportRate, clock());
  if (reader) await useRate(db, `report ${reader.account}`, reportRate, clock());
  const comment = await db
    .selectFrom('comments')
    .select('id')
    .where('id', '=', id)
    .where('status', '=', 'published')
    .executeTakeFirst();
  if (!comment) throw new Problem('unknown-comment');
  await db
    .insertInto('reports')
    .values({
      comment: id,
      reader: reader ? voterOf(keys, reader) : keys.hash('reader', readerKey),
      reason,
      note: note.value || null,
      block,
      created: clock().getTime(),
      handled: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['comment', 'reader'])
        .doUpdateSet({ reason, note: note.value || null })
        .where('reports.handled', 'is', null),
    )
    .execute();
}
