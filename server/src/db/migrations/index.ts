import { articles } from './0001-articles.ts';
import { comments } from './0002-comments.ts';
import { keys } from './0003-keys.ts';
import { articleSearch } from './0010-article-search.ts';
import { threads } from './0011-threads.ts';
import { changes } from './0012-changes.ts';
import { purges } from './0013-purges.ts';
import { accounts } from './0014-accounts.ts';
import type { Migration } from './migration.ts';

/** Every change of the tables, by name, in the order of the names. A published one is never edited. */
export const migrations: ReadonlyMap<string, Migration> = new Map([
  ['0001-articles', articles],
  ['0002-comments', comments],
  ['0003-keys', keys],
  ['0010-article-search', articleSearch],
  ['0011-threads', threads],
  ['0012-changes', changes],
  ['0013-purges', purges],
  ['0014-accounts', accounts],
]);
