import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../scripts/lib/run.mjs';
import { holdsTitle } from './support/test-titles.ts';

/** First and last report of each table in docs/faults. */
const AREAS: Record<string, readonly [first: number, last: number]> = {
  'font-size': [1, 15],
  print: [16, 37],
  feeds: [38, 60],
  captcha: [61, 88],
  'to-top-and-dateline': [89, 105],
  loader: [106, 117],
  frameworks: [118, 133],
  'comments-writing': [134, 144],
  'comments-page': [145, 172],
  'comments-identity': [173, 190],
  'comments-abuse': [191, 213],
  'comments-devices': [214, 229],
  'comments-server': [230, 237],
};

const HEAD = ['n', 'reported', 'what went wrong', 'told by'];

/** A thread, or a repository whose own source or release notes show the fault without one. */
const REPORT = /^(?:[\w.-]+\/)?[\w.-]+(?:#\d+| \(source\))$/;

/** A test file, and what of it is named: “one title” or several, with commas or “and” between. */
const NAMED = /`([\w./-]+\.ts)`((?:(?:,| and)? ?“[^”]+”)+)/g;

interface Row {
  n: number;
  cells: string[];
}

/** The table's rows, cell by cell; `\|` is a bar of a cell's text. */
function rowsOf(file: string): Row[] {
  const lines = readFileSync(join(root, file), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('\\|', '|')),
    );
  assert.deepEqual(lines[0], HEAD, `${file}: the table's head`);
  return lines.slice(2).map((cells) => ({ n: Number(cells[0]), cells }));
}

/** What is wrong with a row; nothing when a test tells of its fault, or the reason is there why none can. */
function wrongWith({ cells }: Row): string[] {
  const [, reported = '', what = '', told = ''] = cells;
  const wrong: string[] = [];
  if (cells.length !== HEAD.length) wrong.push(`has ${cells.length} cells`);
  if (!reported.split(', ').every((one) => REPORT.test(one))) wrong.push('names no report');
  if (!what) wrong.push('does not say what went wrong');
  if (/^Cannot touch us: \S.{15}/.test(told)) return wrong;
  const named = [...told.matchAll(NAMED)];
  if (!named.length) wrong.push('names no test and gives no reason');
  for (const [, file, titles] of named) {
    if (!/^(server\/)?test\//.test(file!) || !existsSync(join(root, file!))) {
      wrong.push(`no such test file: ${file}`);
      continue;
    }
    for (const [, title] of titles!.matchAll(/“([^”]+)”/g))
      if (!holdsTitle(join(root, file!), title!)) wrong.push(`${file} has no “${title}”`);
  }
  return wrong;
}

describe('the tables of faults that users of other tools reported', () => {
  const files = globSync('docs/faults/*.md', { cwd: root }).filter(
    (file) => basename(file) !== 'README.md',
  );

  it('are those of the known areas', () => {
    assert.ok(files.length > 0);
    const names = files.map((file) => basename(file, '.md'));
    assert.deepEqual(
      names.filter((name) => !(name in AREAS)),
      [],
    );
  });

  it('are checked by titles as the run prints them', () => {
    const file = join(root, 'test/journeys/loader-hosts.test.ts');
    assert.equal(holdsTitle(file, 'works beside a newer copy of itself'), true);
    assert.equal(holdsTitle(file, 'works beside a newer copy of the moon'), false);
    assert.equal(holdsTitle(file, 'works'), false);
  });

  for (const file of files) {
    const [first, last] = AREAS[basename(file, '.md')] ?? [1, 0];

    it(`hold each report once, in order: ${basename(file)}`, () => {
      const wanted = Array.from({ length: last - first + 1 }, (_, at) => first + at);
      assert.deepEqual(
        rowsOf(file).map(({ n }) => n),
        wanted,
      );
    });

    it(`name tests that exist, or say why none can: ${basename(file)}`, () => {
      const wrong = rowsOf(file).flatMap((row) =>
        wrongWith(row).map((what) => `${row.n}: ${what}`),
      );
      assert.deepEqual(wrong, []);
    });
  }
});
