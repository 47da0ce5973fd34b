// Serves the demo newspaper with the reference server:
//   npm start
//   npm start -- --port 3000 --moderation before      arguments go to the server
//   npm start -- --help
import './lib/node-version.mjs';
import { buildSite, siteFolder } from './lib/site.mjs';

const [node = '', script = '', ...args] = process.argv;
if (args.includes('--help') || args.includes('--version')) {
  await import('../server/bin/news-elements-server.mjs');
} else {
  try {
    await buildSite();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  // In this very process, so that a signal reaches the server whoever sends it.
  process.argv = [node, script, '--public', siteFolder, ...args];
  await import('../server/bin/news-elements-server.mjs');
}
