import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

interface Titles {
  /** Every string of the file, of the suites it runs and of its vectors: titles, and what titles are made from. */
  readonly strings: ReadonlySet<string>;
  /** Literal pieces of each title that is a template. */
  readonly templates: readonly (readonly string[])[];
  /** What may stand in a template's gaps: the text of the file and of what it imports from beside it. */
  readonly text: string;
}

const known = new Map<string, Titles>();

/** Whether a test file has a test or group of that title. A title made in a loop counts when its parts are in the file. */
export function holdsTitle(file: string, title: string): boolean {
  let titles = known.get(file);
  if (!titles) known.set(file, (titles = read(file)));
  const { strings, templates, text } = titles;
  return strings.has(title) || templates.some((pieces) => fits(pieces, title, text));
}

function fits(pieces: readonly string[], title: string, text: string): boolean {
  const escaped = pieces.map((piece) => piece.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const pattern = new RegExp(`^${escaped.join('(.+?)')}$`, 's');
  const gaps = pattern.exec(title)?.slice(1);
  return gaps !== undefined && gaps.every((gap) => text.includes(gap));
}

function read(file: string): Titles {
  const strings = new Set<string>();
  const templates: (readonly string[])[] = [];
  const source = readFileSync(file, 'utf8');
  const texts = [source];
  const suites: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) {
      strings.add(node.text);
      if (node.text.endsWith('.vectors.json'))
        for (const string of stringsOf(join(dirname(file), node.text))) strings.add(string);
    }
    if (ts.isCallExpression(node)) {
      const [title] = node.arguments;
      if (title && ts.isTemplateExpression(title))
        templates.push([
          title.head.text,
          ...title.templateSpans.map(({ literal }) => literal.text),
        ]);
    }
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const beside = join(dirname(file), node.moduleSpecifier.text);
      if (node.moduleSpecifier.text.startsWith('.') && existsSync(beside)) {
        texts.push(readFileSync(beside, 'utf8'));
        if (beside.includes('/suites/')) suites.push(beside);
      }
    }
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  for (const suite of suites) {
    const of = read(suite);
    for (const string of of.strings) strings.add(string);
    templates.push(...of.templates);
  }
  // As the file's author wrote them, and as they are read.
  return { strings, templates, text: [...texts, ...strings].join('\n') };
}

/** Every string in a file of vectors. */
function stringsOf(file: string): string[] {
  const found: string[] = [];
  JSON.parse(readFileSync(file, 'utf8'), (_, value: unknown) => {
    if (typeof value === 'string') found.push(value);
  });
  return found;
}
