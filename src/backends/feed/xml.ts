import { decodeReferences } from './entities.ts';

/** An element of a feed. */
export interface XmlElement {
  /** Local name, lower case. */
  name: string;
  /** Namespace address; empty for none. A prefix that nobody declared stands for itself. */
  namespace: string;
  /** By name as written, lower case. */
  attributes: ReadonlyMap<string, string>;
  parent: XmlElement | null;
  children: (XmlElement | string)[];
  /** The source between its tags, for text that carries markup. */
  source: string;
}

/** What reading is told by the reader. */
export interface XmlVisitor {
  /** Told of the first element; reading ends where it is not what was looked for. */
  started: (root: XmlElement) => boolean;
  /** Told of each element as it ends, with how many it stands in; reading ends when it says so. */
  ended: (node: XmlElement, depth: number) => boolean;
}

/** Where the next mark lies that ends a CDATA: looked for once, or text without any would be read again and again. */
interface Marks {
  cdata: number;
}

/** Deepest nesting that is kept; what lies deeper stands beside its parent. */
const DEEPEST = 60;
/** Most elements that are read: no honest feed has more. */
const MOST = 60_000;
/** Most characters of a piece of text whose entities are resolved; no field is looked at further. */
const LONGEST = 100_000;
/** Tags between two places where the page may breathe. */
const STEP = 32;

// Nothing in a tag matches `<` and no name ends within itself, so that a broken one is given up at once and reading stays linear.
const TAG = /<(\/?)([^\s/>"'=<]+)(?![^\s/>"'=<])((?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(\/?)>/y;
const ATTRIBUTE = /(?<![^\s"'/])([^\s=/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

/** HTML's tags without an end: unescaped in a text, they hold nothing of what follows. */
const VOID = /^(?:br|hr|img|input|wbr)$/;
/** Fields that hold no element: one that starts in them says that their end was forgotten. */
const LEAF = /^(?:link|guid|pubdate)$/;
const ITEM = /^(?:item|entry)$/;

/**
 * Reads XML as leniently as feeds need: bare `&`, HTML entities, undeclared prefixes, an end tag too few or too many, an end that
 * never came. No DTD is read and no entity but the predefined ones and HTML's is expanded, so a feed cannot grow. Yields where
 * the page may breathe; returns the root, or `undefined` where there is none.
 */
export function* readXml(
  text: string,
  visitor: XmlVisitor,
): Generator<void, XmlElement | undefined> {
  const top = element('', '', new Map(), null);
  const starts: number[] = [];
  let current = top;
  let count = 0;
  let done = false;
  const marks: Marks = { cdata: -1 };
  const last = text.lastIndexOf('>');

  const close = (end: number) => {
    const closed = current;
    closed.source = text.slice(starts.pop(), end);
    current = closed.parent!;
    done ||= visitor.ended(closed, starts.length);
  };

  for (let at = 0; at < text.length && !done;) {
    const next = text.indexOf('<', at);
    const until = next < 0 ? text.length : next;
    if (until > at)
      current.children.push(decodeReferences(text.slice(at, Math.min(until, at + LONGEST))));
    if (next < 0) break;
    const skipped = skip(text, next, current, marks);
    if (skipped) {
      at = skipped;
      continue;
    }
    TAG.lastIndex = next;
    const tag = TAG.exec(text);
    // What breaks off within a tag ends before it.
    if (!tag && next > last) break;
    if (!tag) {
      // A bare `<` is text; so are further ones, or many of them would be many pieces.
      current.children.push('<');
      at = next + 1;
      continue;
    }
    if (++count % STEP === 0) yield;
    if (count > MOST) break;
    at = next + tag[0].length;
    const [, closing, written, rest, empty] = tag as unknown as [
      string,
      string,
      string,
      string,
      string,
    ];
    const name = written.toLowerCase().replace(/^.*:/, '');
    if (closing) {
      let open: XmlElement | null = current;
      while (open && open.name !== name) open = open.parent;
      // A stray end tag closes nothing; a missing one is closed with its parent.
      if (open?.parent) {
        while (current !== open) close(next);
        close(next);
      }
      continue;
    }
    if (LEAF.test(current.name) || (ITEM.test(name) && current.name === name)) close(next);
    const child = open(written, attributesOf(rest), current);
    const isRoot = current === top && !top.children.some((other) => typeof other !== 'string');
    current.children.push(child);
    if (isRoot && !visitor.started(child)) return undefined;
    if (empty || VOID.test(name) || starts.length >= DEEPEST) continue;
    starts.push(at);
    current = child;
  }
  while (current.parent && !done) close(text.length);
  return top.children.find((child) => typeof child !== 'string');
}

/** All text inside an element. */
export function textOf(node: XmlElement): string {
  return node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** The value of the nearest attribute of that name, outward. */
function inherited(node: XmlElement, name: string): string | undefined {
  for (let each: XmlElement | null = node; each; each = each.parent) {
    const value = each.attributes.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Passes over comments, CDATA (kept as text), instructions and DOCTYPE; 0 where none of them starts. */
function skip(text: string, at: number, into: XmlElement, marks: Marks): number {
  const after = (end: string, from: number) => {
    const found = text.indexOf(end, from);
    return found < 0 ? text.length : found + end.length;
  };
  if (text.startsWith('<!--', at)) return after('-->', at + 4);
  if (text.startsWith('<?', at)) return after('?>', at + 2);
  const start = text.slice(at, at + 9).toLowerCase();
  if (start === '<![cdata[') {
    const end = endOfCdata(text, at + 9, into, marks);
    into.children.push(text.slice(at + 9, end));
    return text.startsWith(']]>', end) ? end + 3 : end;
  }
  if (start === '<!doctype') {
    const end = after('>', at);
    const subset = text.slice(at, end).indexOf('[');
    return subset >= 0 ? after('>', after(']', at + subset)) : end;
  }
  return 0;
}

/** Where CDATA ends: at its mark, or at the end tag of its field where another CDATA starts, or nothing, before the mark. */
function endOfCdata(text: string, from: number, { name }: XmlElement, marks: Marks): number {
  if (marks.cdata < from) {
    const found = text.indexOf(']]>', from);
    marks.cdata = found < 0 ? Infinity : found;
  }
  const end = Math.min(marks.cdata, text.length);
  const inside = text.slice(from, Math.min(end, from + LONGEST));
  const other = end < marks.cdata ? inside.length : inside.indexOf('<![CDATA[');
  if (other < 0 || !name) return end;
  const closing = inside
    .slice(0, other)
    .search(new RegExp(`</(?:[\\w-]+:)?${name.replace(/[^\w-]/g, '.')}\\s*>`, 'i'));
  return closing < 0 ? end : from + closing;
}

function open(written: string, attributes: Map<string, string>, parent: XmlElement): XmlElement {
  const [local, prefix = ''] = written.toLowerCase().split(':').reverse() as [string, string?];
  const node = element(local, '', attributes, parent);
  node.namespace = inherited(node, prefix ? `xmlns:${prefix}` : 'xmlns') ?? prefix;
  return node;
}

function element(
  name: string,
  namespace: string,
  attributes: ReadonlyMap<string, string>,
  parent: XmlElement | null,
): XmlElement {
  return { name, namespace, attributes, parent, children: [], source: '' };
}

function attributesOf(source: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name, double, single, bare] of source.matchAll(ATTRIBUTE)) {
    attributes.set(name!.toLowerCase(), decodeReferences(double ?? single ?? bare ?? ''));
  }
  return attributes;
}
