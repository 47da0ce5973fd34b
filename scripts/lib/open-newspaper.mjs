import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { root, runNode } from './run.mjs';

const program = 'server/bin/news-elements-server.mjs';

/**
 * Once the server answers, tells it of the newspaper's articles, and gives a new database the sample thread.
 * The key made for that is gone afterwards.
 * @param {object} options
 * @param {string} options.origin Where readers find the newspaper.
 * @param {string} options.base
 * @param {string} options.server Where the server answers on this machine.
 * @param {string} options.database
 * @param {boolean} options.isNew Whether the database is made by this start.
 * @param {AbortSignal} options.signal Ends the wait, when the server has ended.
 * @throws {Error} When the server refuses, or has ended.
 */
export async function openNewspaper({ database, isNew, signal, ...place }) {
  const [{ register }, { seed }] = await Promise.all(
    ['register', 'seed'].map((name) => import(pathToFileURL(join(root, `demo/${name}.mjs`)).href)),
  );
  await untilReady(new URL('healthz', place.server), signal);
  const name = `demo-${process.pid}`;
  const runKey = (/** @type {string} */ action) =>
    runNode([program, 'key', action, name, '--database', database], { capture: true });
  const { output } = await runKey('add');
  const key = /^nek_\S+$/m.exec(output)?.[0];
  if (!key) throw new Error(output.trim());
  try {
    await register({ ...place, key });
  } finally {
    await runKey('remove');
  }
  if (isNew) await seed(place);
}

async function untilReady(/** @type {URL} */ health, /** @type {AbortSignal} */ signal) {
  for (;;) {
    try {
      if ((await fetch(health, { signal })).ok) return;
    } catch (error) {
      // A TypeError: nobody listens yet.
      if (signal.aborted || !(error instanceof TypeError)) throw error;
    }
    await wait(50, undefined, { signal });
  }
}
