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

describe('the published types', () => {
  let consumer: Consumer;
  before(async () => {
    consumer = await installPackage('news-elements');
    await consumer.write('main.ts', program);
  });
  after(() => consumer?.remove());

  for (const [resolution, module] of [
    ['nodenext', 'nodenext'],
    ['bundler', 'esnext'],
  ] as const) {
    it(`hold under ${resolution}`, async () => {
      const compilerOptions = {
        strict: true,
        noEmit: true,
        target: 'es2022',
        lib: ['es2023', 'dom', 'dom.iterable'],
        types: [],
        module,
        moduleResolution: resolution,
      };
      await consumer.write(
        'tsconfig.json',
        JSON.stringify({ compilerOptions, files: ['main.ts'] }),
      );
      const { stdout, status } = spawnSync(
        process.execPath,
        [binOf('typescript', 'tsc'), '-p', join(consumer.folder, 'tsconfig.json')],
        { encoding: 'utf8' },
      );
      assert.equal(stdout, '');
      assert.equal(status, 0);
    });
  }
});
