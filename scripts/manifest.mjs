// The elements' API as data, read from their doc blocks: custom-elements.json (checked in), and for
// editors web-types.json, vscode.*.json and jsx.d.ts.
//   npm run manifest           writes them
//   npm run manifest:check     fails when custom-elements.json is not what the sources say
// Both fail when a public member lacks a sentence.
import './lib/node-version.mjs';
import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';
import { generateJsxTypes } from '@wc-toolkit/jsx-types';
import { binOf, root, runNode } from './lib/run.mjs';

/** @typedef {import('./manifest/published-manifest.mjs').Declaration} Declaration */

const outdir = join(root, 'build/manifest');
const name = 'custom-elements.json';
rmSync(outdir, { recursive: true, force: true });
mkdirSync(outdir, { recursive: true });

const analyzed = await runNode(
  [
    binOf('@custom-elements-manifest/analyzer', 'cem'),
    ...['analyze', '--quiet', '--config', 'custom-elements-manifest.config.mjs'],
    ...['--outdir', 'build/manifest'],
  ],
  { capture: true },
);
if (analyzed.code !== 0) {
  console.error(analyzed.output);
  process.exit(1);
}
const text = readFileSync(join(outdir, name), 'utf8');
const manifest = JSON.parse(text);
/** @type {Declaration[]} */
const elements = manifest.modules
  .flatMap((/** @type {{ declarations: Declaration[] }} */ module) => module.declarations)
  .filter(({ tagName = '' }) => tagName !== '');

const wordless = elements.flatMap(withoutSentence);
for (const line of wordless) console.error(line);

if (process.argv.includes('--check')) {
  if (read(name) !== text) {
    console.error(`${name} is not what the sources say. Run "npm run manifest" and commit it.`);
    process.exitCode = 1;
  }
} else {
  writeEditorData();
  const files = [
    name,
    'web-types.json',
    'vscode.html-custom-data.json',
    'vscode.css-custom-data.json',
    'jsx.d.ts',
  ];
  for (const file of files) copyFileSync(join(outdir, file), join(root, file));
}
if (wordless.length > 0) process.exitCode = 1;
else if (!process.exitCode) {
  console.log(`${elements.length} elements, each member with its sentence.`);
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return undefined;
  }
}

/** What of an element has no sentence of its own.
 * @param {Declaration} element
 */
function withoutSentence(element) {
  const { tagName, description } = element;
  const lacking = [
    'members',
    'attributes',
    'events',
    'slots',
    'cssParts',
    'cssProperties',
    'cssStates',
  ].flatMap((kind) => {
    const parts = element[/** @type {'members'} */ (kind)] ?? [];
    return parts
      .filter((part) => !part.description?.trim())
      .map((part) => `<${tagName}>: "${part.name}" in ${kind} lacks a sentence.`);
  });
  return description ? lacking : [`<${tagName}> lacks a sentence.`, ...lacking];
}

function writeEditorData() {
  generateVsCodeCustomElementData(manifest, {
    outdir,
    htmlFileName: 'vscode.html-custom-data.json',
    cssFileName: 'vscode.css-custom-data.json',
    hideLogs: true,
  });
  generateJetBrainsWebTypes(manifest, {
    outdir,
    webTypesFileName: 'web-types.json',
    packageJson: false,
    hideLogs: true,
  });
  // A detail may name a type of ours, which is no name in the file of JSX types; the event map,
  // which each element extends, is one everywhere.
  const mapped = structuredClone(manifest);
  for (const { declarations } of mapped.modules) {
    for (const { events = [] } of declarations) {
      for (const event of events) event.type = { text: `HTMLElementEventMap['${event.name}']` };
    }
  }
  generateJsxTypes(mapped, {
    outdir,
    fileName: 'jsx.d.ts',
    stronglyTypedEvents: true,
    componentTypePath: (_name, _tag, path = '') => `./${path.replace(/^\.?\//, '')}`,
  });
}
