// What takes long and seldom breaks: kills, soak, fuzz, foreign backends. Files `*.long.test.ts`.
//   npm run test:long
import './lib/node-version.mjs';
import { nodeTests, runStages } from './lib/parts.mjs';

process.exitCode = await runStages([
  [nodeTests('long', '{server/test,test/journeys}', { long: true })],
  [
    nodeTests('long-postgres', 'server/test', {
      long: true,
      runner: ['server/test/support/with-postgres.ts'],
    }),
  ],
]);
