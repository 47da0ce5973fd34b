// Kills servers with SIGKILL while readers write, and looks for every comment that was acknowledged:
//   node bench/kills.mjs [sqlite|postgres] [kills] [writers]
// SQLite has one server, PostgreSQL two. Its PostgreSQL keeps what it confirms (fsync), as in use.
import { ownDatabase } from '../server/test/support/database.ts';
import { startCluster } from '../server/test/support/postgres/cluster.ts';
import { killUnderWriters } from '../server/test/program/kills/kill-under-writers.ts';

const [system, kills = '100', writers = '20'] = process.argv.slice(2);

const systems = {
  sqlite: { open: ownDatabase, processes: 1 },
  postgres: { open: () => startCluster({ durable: true }), processes: 2 },
};
for (const [name, { open, processes }] of Object.entries(systems)) {
  if (system && system !== name) continue;
  await using database = await open();
  const started = performance.now();
  const work = { processes, kills: Number(kills), writers: Number(writers) };
  const killed = await killUnderWriters({ database: database.address, ...work });
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(
    `${name}: ${kills} kills of ${processes} under ${writers} writers in ${seconds} s: ` +
      `${killed.acknowledged} comments acknowledged, each there once; ${killed.cut} requests cut off and sent again, ` +
      `${killed.resent} sent again after their answer, ${killed.busy} asked to wait`,
  );
}
