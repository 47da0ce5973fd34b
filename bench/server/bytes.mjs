// How many bytes a comment takes on disk, its indexes and votes included, on both databases: node bench/server/bytes.mjs [comments]
// Real comments of 300 letters through the API, on an article for each hundred; every second one is voted on.
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { ownDatabase } from '../../server/test/support/database.ts';
import { startCluster } from '../../server/test/support/postgres/cluster.ts';
import { startOurs } from './subjects.mjs';

const comments = Number(process.argv[2] ?? 4000);
const TOGETHER = 20;
const words = 'The last boat came in after dark, and the pilot tied his rope to the tree. '.repeat(
  4,
);
/** Blocks of addresses, so that limits for one reader do not end the measurement. */
const reader = (number) => `10.${number >> 8}.${number & 255}.1`;
process.env.NEWS_ELEMENTS_TRUSTED_PROXY = '127.0.0.1';

await using file = await ownDatabase();
await measure('SQLite', file.address, () => {
  const db = new DatabaseSync(file.address);
  db.exec('pragma wal_checkpoint(truncate)');
  const { size } = db
    .prepare('select page_count * page_size as size from pragma_page_count, pragma_page_size')
    .get();
  db.close();
  return Promise.resolve(Number(size));
});
await using cluster = await startCluster();
await measure('PostgreSQL', cluster.address, async () => {
  const client = new pg.Client({ connectionString: cluster.address });
  await client.connect();
  await client.query('vacuum');
  const { rows } = await client.query('select pg_database_size(current_database()) as size');
  await client.end();
  return Number(rows[0].size);
});

async function measure(name, database, sizeOf) {
  const ours = await startOurs(database);
  try {
    let posted = 0;
    const post = async (until) => {
      const one = async () => {
        while (posted < until) {
          const number = posted;
          posted += 1;
          const { path, ...init } = ours.posting(Math.floor(number / 100), words);
          const headers = { ...init.headers, 'x-forwarded-for': reader(number) };
          const answer = await fetch(ours.url + path, { ...init, headers });
          const body = await answer.json();
          if (!answer.ok) throw new Error(JSON.stringify(body));
          if (number % 2) continue;
          const vote = await fetch(`${ours.url}/v1/comments/${body.id ?? body.comment.id}/vote`, {
            method: 'PUT',
            headers: {
              ...{ 'content-type': 'application/json', 'reader-key': crypto.randomUUID() },
              'x-forwarded-for': reader(number),
            },
            body: '{"value":1}',
          });
          if (!vote.ok) throw new Error(await vote.text());
        }
      };
      await Promise.all(Array.from({ length: TOGETHER }, one));
    };
    await post(comments / 4);
    const before = await sizeOf();
    await post(comments);
    const grown = (await sizeOf()) - before;
    console.log(`${name}: ${Math.round(grown / (comments * 0.75))} bytes a comment`);
  } finally {
    await ours.end();
  }
}
