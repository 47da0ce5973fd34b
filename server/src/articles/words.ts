import type { DatabaseTransaction } from '../db/database.ts';
import { fold } from '../db/fold.ts';

/** What stands in `word_counts` for every article there is. */
export const everyArticle = '';

/** A longer run of letters is several words: an index takes no key of any length. */
const words = /[\p{L}\p{M}\p{N}]{1,64}/gu;

/** The words of a text in lower case, none of which folds to nothing. */
export function wordsOf(text: string): string[] {
  return (text.normalize('NFC').toLowerCase().match(words) ?? []).filter((word) => fold(word));
}

/** Words as `article_words` keeps them, folded one by one: as many as there were. */
export function foldWords(written: readonly string[]): string[] {
  return written.map(fold);
}

/** What an article is found by; `undefined` for one that is not listed. Nothing is written when it is known already. */
export async function learnWords(
  db: DatabaseTransaction,
  article: string,
  text: { title: string; summary: string | null } | undefined,
): Promise<void> {
  const before = await db
    .selectFrom('article_words')
    .select(['title', 'summary', 'folded_title', 'folded_summary'])
    .where('article', '=', article)
    .executeTakeFirst();
  const title = wordsOf(text?.title ?? '');
  const summary = wordsOf(text?.summary ?? '');
  const values = {
    title: title.join(' '),
    summary: summary.join(' '),
    folded_title: foldWords(title).join(' '),
    folded_summary: foldWords(summary).join(' '),
  };
  if (!text) {
    await db.deleteFrom('article_words').where('article', '=', article).execute();
  } else if (before?.title !== values.title || before.summary !== values.summary) {
    await db
      .insertInto('article_words')
      .values({ article, ...values })
      .onConflict((conflict) => conflict.column('article').doUpdateSet(values))
      .execute();
  }
  await countWords(db, before && distinct(before), text && distinct(values));
}

/** Takes the words an article had out of the counts, and those it has now in. */
async function countWords(
  db: DatabaseTransaction,
  before: ReadonlySet<string> = new Set(),
  now: ReadonlySet<string> = new Set(),
): Promise<void> {
  const rows = [
    ...[...now].filter((word) => !before.has(word)).map((word) => ({ word, articles: 1 })),
    ...[...before].filter((word) => !now.has(word)).map((word) => ({ word, articles: -1 })),
  ];
  if (!rows.length) return;
  await db
    .insertInto('word_counts')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('word').doUpdateSet((expression) => ({
        articles: expression('word_counts.articles', '+', expression.ref('excluded.articles')),
      })),
    )
    .execute();
}

function distinct(of: { folded_title: string; folded_summary: string }): Set<string> {
  return new Set([everyArticle, ...of.folded_title.split(' '), ...of.folded_summary.split(' ')]);
}
