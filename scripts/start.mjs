// Serves the demo newspaper with the reference server:
//   npm start
//   npm start -- --port 3000 --moderation before      arguments go to the server
//   npm start -- --help
import './lib/node-version.mjs';
import { openNewspaper } from './lib/open-newspaper.mjs';
import { buildSite, siteFolder } from './lib/site.mjs';
import { startSettings } from './lib/start-settings.mjs';

const program = new URL('../server/bin/news-elements-server.mjs', import.meta.url).href;
const [node = '', script = '', ...args] = process.argv;
const settings = await startSettings(args);
if (settings) {
  const { place, database, isNew } = settings;
  try {
    await buildSite(place);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  const ended = new AbortController();
  openNewspaper({ ...place, database, isNew, signal: ended.signal }).catch((error) => {
    if (!ended.signal.aborted) console.error(`The newspaper is not registered: ${error.message}`);
  });
  // In this very process, so that a signal reaches the server whoever sends it.
  process.argv = [node, script, '--public', siteFolder, ...settings.args];
  await import(program);
  ended.abort();
} else {
  await import(program);
}
