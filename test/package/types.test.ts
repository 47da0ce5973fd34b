import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { binOf } from '../../scripts/lib/run.mjs';
import { type Consumer, installPackage } from './support/consumer.ts';

const program = `
import { configure, NewsFontSize } from 'news-elements';
import 'news-elements/elements/font-size/define.js';
import { NewsFontSize as ByElement } from 'news-elements/elements/font-size';
import type { Backend } from 'news-elements/backends/contract.js';
import type { CustomElements } from 'news-elements/jsx';

configure({ lang: 'vi' });
const element: NewsFontSize = document.createElement('news-font-size');
element.value = 120;
element.addEventListener('news-before-resize', (event) => {
  const size: number = event.detail.value;
  if (size > 150) event.preventDefault();
});
export const same: typeof NewsFontSize = ByElement;
export const backend = {} as Partial<Backend>;
export const props: CustomElements['news-font-size'] = { min: 90 };
// @ts-expect-error A size is a number.
element.value = 'large';
`;

/** What React 19 declares of JSX, as far as tags go. */
const react = `
export namespace JSX {
  interface Element {}
  interface IntrinsicElements { div: { children?: unknown } }
}
export const jsx: unknown, jsxs: unknown, Fragment: unknown;
`;

const page = `
import type { CustomElements } from 'news-elements/jsx';
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends CustomElements {}
  }
}
export const tool = <div><news-font-size min={90} for="main"></news-font-size></div>;
// @ts-expect-error A size is a number.
export const wrong = <news-font-size min={{}}></news-font-size>;
// @ts-expect-error No element of ours.
export const stranger = <news-weather></news-weather>;
`;

describe('the published types', () => {
  let consumer: Consumer;
  before(async () => {
    consumer = await installPackage('news-elements');
    await consumer.write('main.ts', program);
  });
  after(() => consumer?.remove());

  /** What the compiler says of a file of the consumer's. */
  async function complaints(file: string, moduleResolution: string, module: string) {
    const compilerOptions = {
      strict: true,
      noEmit: true,
      target: 'es2022',
      lib: ['es2023', 'dom', 'dom.iterable'],
      types: [],
      jsx: 'react-jsx',
      module,
      moduleResolution,
    };
    await consumer.write('tsconfig.json', JSON.stringify({ compilerOptions, files: [file] }));
    const { stdout } = spawnSync(
      process.execPath,
      [binOf('typescript', 'tsc'), '-p', join(consumer.folder, 'tsconfig.json')],
      { encoding: 'utf8' },
    );
    return stdout;
  }

  it("let the JSX of React 19 know the tags, without React's types in the package", async () => {
    await consumer.write(
      'node_modules/react/package.json',
      '{ "name": "react", "version": "19.0.0" }',
    );
    await consumer.write('node_modules/react/index.d.ts', react);
    await consumer.write('node_modules/react/jsx-runtime.d.ts', `export * from './index.js';`);
    await consumer.write('page.tsx', page);
    assert.equal(await complaints('page.tsx', 'bundler', 'esnext'), '');
  });

  for (const [resolution, module] of [
    ['nodenext', 'nodenext'],
    ['bundler', 'esnext'],
  ] as const) {
    it(`hold under ${resolution}`, async () => {
      assert.equal(await complaints('main.ts', resolution, module), '');
    });
  }
});
