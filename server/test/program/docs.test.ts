import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { settingNames } from '../../src/config.ts';
import { flagOf, settings, variableOf } from '../../src/settings.ts';
import type { Setting } from '../../src/settings.ts';
import { startServer } from '../support/serve.ts';

const operate = new URL('../../../docs/operate/', import.meta.url);

describe('the operator’s pages', () => {
  it('name every setting with its variable and default', async () => {
    const page = await readFile(new URL('server.md', operate), 'utf8');
    const rows = page.split('\n').filter((line) => line.startsWith('| `--'));
    for (const name of settingNames) {
      const setting: Setting<unknown> = settings[name];
      const row = rows.find((line) => line.startsWith(`| \`--${flagOf(name)}\``));
      assert.ok(row, name);
      const [, , variable, given] = row.split('|').map((cell) => cell.trim());
      assert.equal(variable, `\`${variableOf(name)}\``);
      if (setting.default) assert.equal(given, setting.default, name);
    }
    assert.equal(rows.length, settingNames.length);
  });

  it('name every column that is stored', async () => {
    const page = await readFile(new URL('privacy.md', operate), 'utf8');
    await using server = await startServer();
    const tables = await server.services.db.introspection.getTables({
      withInternalKyselyTables: true,
    });
    // The index of a full-text search consists of tables of its own, of the words named above it.
    const own = tables.filter(({ name }) => !name.startsWith('article_search'));
    for (const { name, columns } of own) {
      const start = page.indexOf(`**${name}**`);
      assert.ok(start >= 0, name);
      const end = page.indexOf('**', start + name.length + 4);
      const section = page.slice(start, end < 0 ? undefined : end);
      for (const column of columns) {
        assert.match(section, new RegExp(`\\b${column.name}\\b`), `${name}.${column.name}`);
      }
    }
  });
});
