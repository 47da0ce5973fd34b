import assert from 'node:assert/strict';
import { existsSync, globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { build } from 'vite';
import { type Consumer, installPackage } from './support/consumer.ts';

interface Manifest {
  exports: Record<string, string | { types?: string; default?: string }>;
  sideEffects: string[];
}

describe('the published package', () => {
  let consumer: Consumer;
  let manifest: Manifest;
  let elements: string[];
  before(async () => {
    consumer = await installPackage('news-elements');
    const text = await readFile(join(consumer.installed, 'package.json'), 'utf8');
    manifest = JSON.parse(text) as Manifest;
    elements = globSync('dist/elements/*/define.js', { cwd: consumer.installed }).map(
      (file) => file.split(/[/\\]/)[2]!,
    );
  });
  after(() => consumer?.remove());

  it('has a file behind every entry point', async () => {
    const addresses: string[] = [];
    for (const [entry, target] of Object.entries(manifest.exports)) {
      const conditions = typeof target === 'string' ? { default: target } : target;
      const names = entry.includes('elements/*')
        ? elements
        : entry.includes('cdn/*')
          ? ['loader.js', 'news-elements.js', 'integrity.json']
          : [''];
      for (const name of names) {
        for (const file of Object.values(conditions)) {
          const path = join(consumer.installed, file.replaceAll('*', name));
          assert.ok(existsSync(path), `${entry}: ${path}`);
        }
        if (conditions.default)
          addresses.push(`news-elements/${entry.slice(2).replace('*', name)}`);
      }
    }
    assert.ok(elements.length > 0);
    const resolved = await consumer.run(
      `for (const address of ${JSON.stringify(addresses.map((name) => name.replace(/\/$/, '')))})
         console.log(import.meta.resolve(address));`,
    );
    assert.equal(resolved.split('\n').length, addresses.length);
  });

  it('holds neither sources nor tests', () => {
    const files = globSync('**/*', { cwd: consumer.installed });
    const foreign = files.filter((file) =>
      /^(src|test|scripts|server|demo)\b|\.tsbuildinfo$/.test(file),
    );
    assert.deepEqual(foreign, []);
    const untyped = files.filter(
      (file) => /^dist.*\.js$/.test(file) && !files.includes(file.replace(/\.js$/, '.d.ts')),
    );
    assert.deepEqual(untyped, []);
  });

  it('passes publint', async () => {
    const { messages, pkg } = await publint({
      pkgDir: consumer.installed,
      level: 'warning',
      pack: false,
      strict: true,
    });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg, { color: false })),
      [],
    );
  });

  it('defines nothing and touches nothing when classes are imported without a window', async () => {
    const printed = await consumer.run(`
      const before = new Set(Object.getOwnPropertyNames(globalThis));
      await import('lit');
      const withLit = new Set(Object.getOwnPropertyNames(globalThis));
      const classes = await import('news-elements');
      for (const name of ${JSON.stringify(elements)}) await import('news-elements/elements/' + name);
      const added = Object.getOwnPropertyNames(globalThis).filter((name) => !withLit.has(name));
      const defined = ${JSON.stringify(elements)}.filter((name) => customElements.get('news-' + name));
      console.log(JSON.stringify({ added, defined, classes: Object.keys(classes).length > 0 }));`);
    assert.deepEqual(JSON.parse(printed), { added: [], defined: [], classes: true });
  });

  it('defines each element by its define.js, once', async () => {
    const printed = await consumer.run(`
      for (const name of ${JSON.stringify(elements)}) {
        await import('news-elements/elements/' + name + '/define.js');
      }
      console.log(${JSON.stringify(elements)}.filter((name) => !customElements.get('news-' + name)).join());`);
    assert.equal(printed, '');
  });

  it('leaves what is not used out of a bundle, and keeps definitions', async () => {
    const bundle = async (source: string) => {
      await consumer.write('entry.js', source);
      const [result] = (await build({
        root: consumer.folder,
        configFile: false,
        logLevel: 'error',
        build: {
          write: false,
          minify: false,
          lib: { entry: join(consumer.folder, 'entry.js'), formats: ['es'] },
          rolldownOptions: { external: [/^lit/, /^@lit/] },
        },
      })) as { output: { code?: string; type: string }[] }[];
      return result!.output.map(({ code = '' }) => code).join('');
    };
    const classes = (code: string) => [...code.matchAll(/News\w+(?= = class)/g)].map(String).sort();
    assert.equal((await bundle(`import 'news-elements';`)).trim(), '');
    const one = await bundle(`import 'news-elements/elements/font-size/define.js';`);
    assert.deepEqual(classes(one), ['NewsElement', 'NewsFontSize']);
    assert.ok(one.includes('customElements.define'));
    const other = await bundle(`import { configure } from 'news-elements'; configure({});`);
    assert.deepEqual(classes(other), []);
  });
});
