// Whether calls stay as fast as comments become many, on both databases: node bench/server/growth.mjs [sizes…]
// A tenth of the comments, at most 100,000, stand on one article, whose calls are measured.
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { ownDatabase } from '../../server/test/support/database.ts';
import { startCluster } from '../../server/test/support/postgres/cluster.ts';
import { startOurs } from './subjects.mjs';

const given = process.argv.slice(2).map(Number);
const sizes = given.length > 0 ? given : [1000, 10_000, 100_000, 1_000_000];
const ROUNDS = 60;
const large = 'https://paper.example/0';

console.log(
  '| database | comments | first page ms | deep page ms | best ms | post ms | counts ms |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- |');
await using cluster = await startCluster({ durable: true });
for (const size of sizes) {
  await using file = await ownDatabase();
  await measure('SQLite', file.address, size, (text) => {
    const db = new DatabaseSync(file.address);
    db.exec(text());
    db.close();
  });
}
for (const size of sizes) {
  const admin = new pg.Client({ connectionString: cluster.address });
  await admin.connect();
  await admin.query(`create database growth${size}`);
  await admin.end();
  const { href } = Object.assign(new URL(cluster.address), { pathname: `/growth${size}` });
  await measure('PostgreSQL', href, size, async (text) => {
    const client = new pg.Client({ connectionString: href });
    await client.connect();
    await client.query(text());
    await client.query('vacuum analyze');
    await client.end();
  });
}

async function measure(name, database, size, seed) {
  const ours = await startOurs(database);
  try {
    await seed(() => seedText(name, size));
    const call = async (path, init) => {
      const answer = await fetch(ours.url + path, init);
      const body = await answer.text();
      if (!answer.ok) throw new Error(body);
      return body;
    };
    const list = `/v1/comments?article=${large}&limit=20`;
    let deep = `${list}&sort=oldest`;
    const at = Math.min(50, Math.floor(Math.min(100_000, size / 10) / 100) - 1);
    for (let page = 0; page < at; page += 1) {
      const { next } = JSON.parse(await call(`${deep.replace('limit=20', 'limit=100')}`));
      deep = `/v1/comments?article=${large}&limit=20&cursor=${next}`;
    }
    const cells = [];
    for (const request of [
      () => call(`${list}&sort=newest`),
      () => call(deep),
      () => call(`${list}&sort=best`),
      () => {
        const { path, ...init } = ours.posting(0);
        return call(path, init);
      },
      () => call(ours.paths.counts),
    ]) {
      const times = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const start = performance.now();
        await request();
        times.push(performance.now() - start);
      }
      cells.push(times.sort((a, b) => a - b)[ROUNDS >> 1].toFixed(1));
    }
    console.log(`| ${[name, size, ...cells].join(' | ')} |`);
  } finally {
    await ours.end();
  }
}

/** SQL that makes `size` comments on the articles and counts them. */
function seedText(name, size) {
  const first = Math.min(100_000, size / 10);
  const series =
    name === 'SQLite'
      ? `with recursive n(i) as (select 0 union all select i + 1 from n where i < ${size - 1})`
      : `with n as (select generate_series(0, ${size - 1}) as i)`;
  const article = `'https://paper.example/' || case when i < ${first} then 0 else 1 + i % 5000 end`;
  return `
    insert into articles (id, created) ${series}
      select distinct ${article}, 0 from n where true on conflict do nothing;
    insert into comments (id, article, depth, name, text, status, shown, created, edit_until, key_hash, fingerprint, version)
      ${series} select 'c' || i, ${article}, 0, 'Reader', 'The last boat came in after dark. ' || i,
        'published', 1, 1700000000000 + i, 0, 'k' || i, 'f', i + 1 from n;
    update articles set version = ${size}, comments = c.count, roots = c.count
      from (select article, count(*) as count from comments group by article) c where c.article = articles.id;`;
}
