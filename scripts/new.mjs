// Starts a new element: class, styles, definition, test, demo page, docs page, and its lines in the
// loader's table and in index.ts. What it writes passes every check, so that work starts from green.
//   npm run new -- reading-time       makes <news-reading-time>
import './lib/node-version.mjs';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, runNode } from './lib/run.mjs';
import { filesOf } from './new/templates.mjs';

const [name = ''] = process.argv.slice(2);
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.startsWith('news-')) {
  console.error(
    'Give a name in lower case, words joined by "-", without "news-": npm run new -- reading-time',
  );
  process.exit(1);
}
// Blocker lists hide what is called so (docs/decisions).
const hidden = name
  .split('-')
  .find((word) => /^(social|share|ads?|popup|sponsor(ed)?|track(ing|er)|counter)$/.test(word));
if (hidden) {
  console.error(`Content blockers hide elements called "${hidden}"; choose another name.`);
  process.exit(1);
}
const tag = `news-${name}`;
const className = tag.replace(/(?:^|-)(\w)/g, (_match, letter) => letter.toUpperCase());
const files = filesOf({ name, tag, className });
const taken = Object.keys(files).find((file) => existsSync(join(root, file)));
if (taken) {
  console.error(`${taken} is there already.`);
  process.exit(1);
}

for (const [file, text] of Object.entries(files)) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}
insertSorted(
  'src/autoload/elements.ts',
  `  '${tag}': () => import('../elements/${name}/define.ts'),`,
  /^ {2}'news-[\w-]+': \(\) =>/,
);
insertSorted(
  'src/index.ts',
  `export { ${className} } from './elements/${name}/${tag}.ts';`,
  /^export \{ News\w+ \} from '\.\/elements\//,
);
const written = Object.keys(files).filter((file) => /\.ts$/.test(file));
await runNode([
  'scripts/lint.mjs',
  '--fix',
  ...written,
  'src/autoload/elements.ts',
  'src/index.ts',
]);
const { code } = await runNode(['scripts/manifest.mjs'], { capture: true });
process.exitCode = code;
console.log(
  [
    `<${tag}> is there:`,
    ...Object.keys(files).map((file) => `  ${file}`),
    `Next: npm run test:elements -- test/elements/${tag}.test.ts, then npm run dev.`,
  ].join('\n'),
);

/**
 * Puts a line among its like, in the order of the alphabet.
 * @param {string} file
 * @param {string} line
 * @param {RegExp} like
 */
function insertSorted(file, line, like) {
  const path = join(root, file);
  const lines = readFileSync(path, 'utf8').split('\n');
  const places = lines.flatMap((each, index) => (like.test(each) ? [index] : []));
  if (places.length === 0) throw new Error(`${file} has no line like ${line.trim()}`);
  const before = places.find((index) => (lines[index] ?? '') > line);
  lines.splice(before ?? (places.at(-1) ?? 0) + 1, 0, line);
  writeFileSync(path, lines.join('\n'));
}
