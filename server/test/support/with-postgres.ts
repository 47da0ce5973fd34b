// Runs Node with a PostgreSQL beside it: the tests behind it take their databases there.
//   node server/test/support/with-postgres.ts --test server/test/comments/post.test.ts
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { makeTemplate } from './database.ts';
import { startCluster } from './postgres/cluster.ts';

const given = process.env['NEWS_TEST_POSTGRES'];
await using cluster = given ? undefined : await startCluster();
const address = cluster?.address ?? given ?? '';
await using template = await makeTemplate(address);

const child = spawn(process.execPath, process.argv.slice(2), {
  stdio: 'inherit',
  env: { ...process.env, NEWS_TEST_SERVER: address, NEWS_TEST_TEMPLATE: template.name },
});
// The tests end first, then what they use.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
const [code] = (await once(child, 'exit')) as [number | null];
process.exitCode = code ?? 1;
