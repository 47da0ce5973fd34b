// Our server on both databases beside Waline's and a bare route, in one run: npm run bench:server [seconds]
import { DatabaseSync } from 'node:sqlite';
import autocannon from 'autocannon';
import pg from 'pg';
import { ownDatabase } from '../../server/test/support/database.ts';
import { startCluster } from '../../server/test/support/postgres/cluster.ts';
import { startBare, startOurs, startWaline } from './subjects.mjs';

const seconds = Number(process.argv[2] ?? 5);
await using cluster = await startCluster({ durable: true });
await using file = await ownDatabase();
const admin = new pg.Client({ connectionString: cluster.address });
await admin.connect();
const database = async (name) => {
  await admin.query(`create database ${name}`);
  return Object.assign(new URL(cluster.address), { pathname: `/${name}` }).href;
};

const subjects = {
  'ours, SQLite': await startOurs(file.address),
  'ours, PostgreSQL': await startOurs(await database('ours')),
  'Waline, PostgreSQL': await startWaline(await database('waline')),
};
for (const each of Object.values(subjects)) await each.fill();
const { url, paths } = subjects['ours, SQLite'];
const bodyOf = async (path) => (await fetch(url + path)).text();
subjects['bare route'] = await startBare({
  list: await bodyOf(paths.list),
  counts: await bodyOf(paths.counts),
});

console.log(
  '| task | connections | subject | requests/s | to ours, SQLite | p50 ms | p99 ms | MB |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
try {
  for (const task of ['list', 'list, Brotli', 'counts', 'post']) {
    const [path, encoding] = task.split(', ');
    const headers = encoding ? { 'accept-encoding': 'br' } : {};
    for (const connections of [20, 200]) {
      let first = 0;
      for (const [name, each] of Object.entries(subjects)) {
        if (task === 'post' && !each.posting) continue;
        // What was asked before and given up on may still be in work.
        await (await fetch(each.url + each.paths.list)).text();
        const result = await autocannon({
          ...{ url: each.url, connections, duration: seconds },
          requests: [
            task === 'post'
              ? { setupRequest: (request) => ({ ...request, ...each.posting(29) }) }
              : { path: each.paths[path], headers },
          ],
        });
        const rate = result.requests.average;
        first ||= rate;
        const failed = result.non2xx + result.errors;
        const row = [
          ...[task, connections, failed ? `${name} (${failed} failed)` : name, rate.toFixed(0)],
          ...[(rate / first).toFixed(2), result.latency.p50, result.latency.p99],
          await each.megabytes(),
        ];
        console.log(`| ${row.join(' | ')} |`);
      }
    }
  }
  console.log(`bare inserts: SQLite ${bareSqlite()}/s, PostgreSQL ${await barePostgres()}/s`);
} finally {
  for (const each of Object.values(subjects)) await each.end();
  await admin.end();
}

/** One by one, each on disk before the next. */
function bareSqlite() {
  const db = new DatabaseSync(`${file.address}.bare`);
  db.exec(
    'pragma journal_mode = wal; pragma synchronous = full; create table a (id integer primary key, b text)',
  );
  const insert = db.prepare('insert into a (b) values (?)');
  const start = performance.now();
  let count = 0;
  for (; performance.now() - start < seconds * 1000; count += 1) insert.run('x'.repeat(300));
  db.close();
  return Math.round(count / seconds);
}

async function barePostgres() {
  await admin.query('create table a (id serial primary key, b text)');
  const start = performance.now();
  let count = 0;
  for (; performance.now() - start < seconds * 1000; count += 1) {
    await admin.query('insert into a (b) values ($1)', ['x'.repeat(300)]);
  }
  return Math.round(count / seconds);
}
