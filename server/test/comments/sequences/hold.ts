import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readConfig } from '../../../src/config.ts';
import type { Config } from '../../../src/config.ts';
import { ownDatabase } from '../../support/database.ts';
import { startServer } from '../../support/serve.ts';
import { actions } from './actions.ts';
import { play } from './play.ts';
import type { Stage } from './play.ts';

/**
 * Tests that whatever happens to threads, two servers on one database say of them what a count by the rules says.
 * A failure prints its seed and the shortest sequence found; `fc.assert` takes both to play it again.
 * @param parameters How many sequences, and from which seed; default: from another one each time.
 * @param limit Milliseconds after which it ends as failed.
 */
export function holdsInAnySequence(
  parameters: { numRuns: number; seed?: number },
  limit = 100_000,
): void {
  describe('threads under any sequence of what may happen to them', () => {
    for (const moderation of ['after', 'before'] as const) {
      it(`keep totals, orders and cursors right where editors read ${moderation}`, async () => {
        await using database = await ownDatabase();
        const stage: Stage & { servers: Stage['servers'][number][] } = {
          ...{ moderation, maxDepth: 3, servers: [] },
          now: Date.UTC(2026, 0, 1),
        };
        await using stack = new AsyncDisposableStack();
        for (let number = 0; number < 2; number += 1) {
          const settings: Partial<Config> = {
            ...readConfig({ 'trusted-proxy': ['127.0.0.0/8'], votes: 'updown', captcha: ['none'] }),
            ...{ moderation, maxDepth: stage.maxDepth, database: database.address, commentRate: 0 },
          };
          const clock = () => new Date(stage.now);
          stage.servers.push(stack.use(await startServer(settings, { clock })));
        }
        await fc.assert(
          fc.asyncProperty(actions, (sequence) => play(stage, sequence)),
          // The time is for the search of the shortest sequence, once one has failed.
          { ...parameters, interruptAfterTimeLimit: limit, markInterruptAsFailure: true },
        );
      });
    }
  });
}
