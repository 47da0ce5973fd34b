// Writes docs/contract/openapi.json from the server's schemas; with --check only says whether it is fresh.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { createApp, defaultConfig, openServices } from '../src/index.ts';

const file = fileURLToPath(new URL('../../docs/contract/openapi.json', import.meta.url));
const services = await openServices(defaultConfig({ database: ':memory:' }));
const response = await createApp(services).request('/v1/openapi.json');
await services.store.close();
if (!response.ok) throw new Error(`/v1/openapi.json answers ${response.status}.`);
const text = `${JSON.stringify(await response.json(), null, 2)}\n`;

if (!process.argv.includes('--check')) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
} else if (read(file) !== text) {
  console.error('docs/contract/openapi.json is stale: run "npm run openapi -w server".');
  process.exitCode = 1;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
