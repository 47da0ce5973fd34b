import { characterReference } from './entities.ts';

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

/** Bounds that no honest feed meets. */
const DEEPEST = 60;
const MOST = 60_000;

// Nothing in a tag matches `<` and no name ends within itself, so that a broken one is given up at once and reading stays linear.
const TAG = /<(\/?)([^\s/>"'=<]+)(?![^\s/>"'=<])((?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(\/?)>/y;
const ATTRIBUTE = /(?<![^\s"'/])([^\s=/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Reads XML as leniently as feeds need: bare `&`, HTML entities, undeclared prefixes, an end tag too few or too many.
 * No DTD is read and no entity but the predefined ones and HTML's is expanded, so a feed cannot grow. Returns the root, or
 * `undefined` for what is no XML. Throws a `RangeError` past the bounds.
 * @param enough - Asked as each element ends, with how many it stands in; reading stops when it says so.
 */
export function parseXml(
  text: string,
  enough: (node: XmlElement, depth: number) => boolean = () => false,
): XmlElement | undefined {
  const top = element('', '', new Map(), null);
  const starts = new Map<XmlElement, number>();
  let current = top;
  let depth = 0;
  let count = 0;

  let done = false;
  const close = (end: number) => {
    const closed = current;
    closed.source = text.slice(starts.get(closed), end);
    current = closed.parent!;
    depth--;
    done ||= enough(closed, depth);
  };

  for (let at = 0; at < text.length && !done;) {
    const next = text.indexOf('<', at);
    const until = next < 0 ? text.length : next;
    if (until > at) current.children.push(decode(text.slice(at, until)));
    if (next < 0) break;
    const skipped = skip(text, next, current);
    if (skipped) {
      at = skipped;
      continue;
    }
    TAG.lastIndex = next;
    const tag = TAG.exec(text);
    if (!tag) {
      // A bare `<` is text.
      current.children.push('<');
      at = next + 1;
      continue;
    }
    at = next + tag[0].length;
    const [, closing, written, rest, empty] = tag as unknown as [
      string,
      string,
      string,
      string,
      string,
    ];
    if (closing) {
      const name = written.toLowerCase().replace(/^.*:/, '');
      let open: XmlElement | null = current;
      while (open && open.name !== name) open = open.parent;
      // A stray end tag closes nothing; a missing one is closed with its parent.
      if (open?.parent) {
        while (current !== open) close(next);
        close(next);
      }
      continue;
    }
    if (++count > MOST) throw new RangeError('The feed has too many elements.');
    const child = open(written, attributesOf(rest), current);
    current.children.push(child);
    if (empty) continue;
    if (++depth > DEEPEST) throw new RangeError('The feed is nested too deeply.');
    starts.set(child, at);
    current = child;
  }
  while (current.parent) close(text.length);
  return top.children.find((child) => typeof child !== 'string');
}

/** All text inside an element. */
export function textOf(node: XmlElement): string {
  return node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** The value of the nearest attribute of that name, outward. */
export function inherited(node: XmlElement, name: string): string | undefined {
  for (let each: XmlElement | null = node; each; each = each.parent) {
    const value = each.attributes.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Passes over comments, CDATA (kept as text), instructions and DOCTYPE; 0 where none of them starts. */
function skip(text: string, at: number, into: XmlElement): number {
  const after = (end: string, from: number) => {
    const found = text.indexOf(end, from);
    return found < 0 ? text.length : found + end.length;
  };
  if (text.startsWith('<!--', at)) return after('-->', at + 4);
  if (text.startsWith('<?', at)) return after('?>', at + 2);
  if (text.startsWith('<![CDATA[', at)) {
    const end = after(']]>', at + 9);
    into.children.push(text.slice(at + 9, text.endsWith(']]>', end) ? end - 3 : end));
    return end;
  }
  if (/^<!doctype/i.test(text.slice(at, at + 9))) {
    const end = after('>', at);
    const subset = text.slice(at, end).indexOf('[');
    return subset >= 0 ? after('>', after(']', at + subset)) : end;
  }
  return 0;
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
  for (const [, name, double, single] of source.matchAll(ATTRIBUTE)) {
    attributes.set(name!.toLowerCase(), decode(double ?? single ?? ''));
  }
  return attributes;
}

function decode(text: string): string {
  return text.includes('&') ? text.replace(/&(#?\w{1,31});/g, characterReference) : text;
}
