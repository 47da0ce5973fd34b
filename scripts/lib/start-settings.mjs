import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { freePort } from './free-port.mjs';

/**
 * What a command line for the server means for the newspaper; `undefined` when the server will not serve with it,
 * because it is wrong or asks for something else: then the server says so itself.
 * @param {string[]} args
 */
export async function startSettings(args) {
  // Not before the check of Node's version: an older one cannot read them.
  const [{ readCommandLine }, { readConfig }] = await Promise.all([
    import('../../server/src/cli/command-line.ts'),
    import('../../server/src/config.ts'),
  ]);
  let line, config;
  try {
    line = readCommandLine(args);
    config = readConfig(line.flags, process.env);
  } catch {
    return undefined; // the server repeats the reading, and reports in its own words
  }
  if (line.help || line.version || ![undefined, 'serve'].includes(line.words[0])) return undefined;
  const port = config.port || (await freePort());
  const name = ['0.0.0.0', '::'].includes(config.host) ? 'localhost' : config.host;
  const local = `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
  const base = `${config.basePath}/`;
  // Where nothing else is asked for, the demo shows both kinds of CAPTCHA.
  const unless = (/** @type {string} */ name, /** @type {string} */ value) =>
    name in line.flags || process.env[`NEWS_ELEMENTS_${name.toUpperCase()}`]
      ? []
      : [`--${name}`, value];
  return {
    place: {
      origin: config.publicUrl ? new URL(config.publicUrl).origin : local,
      base,
      server: local + base,
    },
    database: resolve(config.database),
    isNew: !existsSync(config.database),
    args: [
      ...args,
      ...(config.port ? [] : ['--port', String(port)]),
      ...unless('captcha', 'image,proof'),
    ],
  };
}
