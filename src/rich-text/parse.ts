import { decodeEntities } from './entities.ts';

/** Tags that a comment may hold; the server writes the same. */
const TAGS = [
  'p',
  'br',
  'strong',
  'em',
  'a',
  'blockquote',
  'ul',
  'ol',
  'li',
  'code',
  'pre',
] as const;

export type RichTag = (typeof TAGS)[number];

/** An allowed element; `href` is there on links alone, absolute, http(s) or mailto. */
export interface RichElement {
  tag: RichTag;
  href?: string;
  children: RichNode[];
}

export type RichNode = string | RichElement;

/** Bounds of one text: UTF-16 units that are read, elements that are kept, nesting that is kept. */
const MAX_LENGTH = 100_000;
const MAX_ELEMENTS = 2_000;
const MAX_DEPTH = 16;

const BLOCKS = /^(?:p|blockquote|ul|ol|pre|li)$/;
/** Tags that are dropped but stood between words. */
const BREAKS = /^(?:div|h[1-6]|t[rdh]|section|article|figure|figcaption|d[td]|hr)$/;
const OPENING = /<(\/?)([a-z][^\s/>]*)/iy;
const ATTRIBUTE = /[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?/y;
const CLOSING = /[^>]*>/y;

/**
 * Reads HTML as data, for text that a stranger wrote: allowed tags stay, other tags vanish and their text stays,
 * `script`, `style` and `template` vanish with what they hold. Never throws, always ends: past its bounds tags
 * vanish and text is cut. Needs no DOM.
 */
export function parseRichText(source: string): RichNode[] {
  const html = source.slice(0, MAX_LENGTH);
  const tree = new Tree();
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    if (next !== at) tree.text(decodeEntities(html.slice(at, next < 0 ? undefined : next)));
    if (next < 0) break;
    at = readMarkup(html, next, tree);
  }
  return tree.nodes;
}

/** Reads what begins with `<`; returns where the text goes on. */
function readMarkup(html: string, start: number, tree: Tree): number {
  if (html.startsWith('<!--', start)) return after(html, '-->', start + 2);
  if (/[!?]/.test(html.charAt(start + 1))) return after(html, '>', start);
  const opening = matchAt(OPENING, html, start);
  if (!opening) {
    tree.text('<');
    return start + 1;
  }
  const [whole, slash, name] = opening as unknown as [string, string, string];
  const tag = name.toLowerCase();
  let at = start + whole.length;
  let href: string | undefined;
  for (;;) {
    const attribute = matchAt(ATTRIBUTE, html, at);
    if (!attribute) break;
    at += attribute[0].length;
    if (attribute[1]!.toLowerCase() === 'href')
      href ??= attribute[2] ?? attribute[3] ?? attribute[4] ?? '';
  }
  const closing = matchAt(CLOSING, html, at);
  // A tag that is never closed is no tag, and nothing comes after it.
  if (!closing) return html.length;
  at += closing[0].length;
  if (slash) tree.close(tag);
  else if (/^(?:script|style|template)$/.test(tag)) return afterContent(html, tag, at);
  else tree.open(tag, tag === 'a' ? safeAddress(href) : undefined);
  return at;
}

/** Builds the tree as a browser would, as far as the allowed tags need it. */
class Tree {
  readonly nodes: RichNode[] = [];
  readonly #open: RichElement[] = [];
  #elements = 0;

  text(text: string): void {
    const siblings = this.#siblings;
    const last = siblings.length - 1;
    if (typeof siblings[last] === 'string') siblings[last] += text;
    else if (text) siblings.push(text);
  }

  open(name: string, href: string | undefined): void {
    if (BREAKS.test(name)) this.text(' ');
    if (!isAllowed(name)) return;
    if (BLOCKS.test(name)) this.#closeWithin('p', ['li', 'blockquote']);
    if (name === 'li') this.#closeWithin('li', ['ul', 'ol']);
    if (name === 'a') this.#closeWithin('a', []);
    const kept =
      this.#elements < MAX_ELEMENTS &&
      this.#open.length < MAX_DEPTH &&
      (name !== 'a' || href !== undefined) &&
      (name !== 'li' || this.#open.some(({ tag }) => tag === 'ul' || tag === 'ol'));
    if (!kept) {
      if (name === 'br' || BLOCKS.test(name)) this.text(' ');
      return;
    }
    const element: RichElement = { tag: name, children: [] };
    if (href !== undefined) element.href = href;
    this.#elements++;
    this.#siblings.push(element);
    if (name !== 'br') this.#open.push(element);
  }

  close(name: string): void {
    if (BREAKS.test(name)) this.text(' ');
    this.#closeWithin(name, []);
  }

  get #siblings(): RichNode[] {
    return this.#open.at(-1)?.children ?? this.nodes;
  }

  /** Closes the innermost such element, unless one of `borders` stands between. */
  #closeWithin(name: string, borders: readonly RichTag[]): void {
    for (let index = this.#open.length - 1; index >= 0; index--) {
      const { tag } = this.#open[index]!;
      if (tag === name) {
        this.#open.length = index;
        return;
      }
      if (borders.includes(tag)) return;
    }
  }
}

function isAllowed(name: string): name is RichTag {
  return (TAGS as readonly string[]).includes(name);
}

/** The address when it is absolute and of a harmless scheme, read as a browser would read the attribute. */
function safeAddress(href: string | undefined): string | undefined {
  if (href === undefined) return undefined;
  try {
    const url = new URL(decodeEntities(href));
    return /^(?:https?|mailto):$/.test(url.protocol) ? url.href : undefined;
  } catch {
    // Not absolute, or no address at all: the words of the link stay.
    return undefined;
  }
}

/** Where an element ends whose content is dropped; templates nest. */
function afterContent(html: string, tag: string, from: number): number {
  const tags = new RegExp(`<(/?)${tag}(?=[\\s/>])`, 'gi');
  tags.lastIndex = from;
  let depth = 1;
  for (let found = tags.exec(html); found; found = tags.exec(html)) {
    if (found[1]) depth--;
    else if (tag === 'template') depth++;
    if (!depth) return after(html, '>', found.index);
  }
  return html.length;
}

function after(html: string, end: string, from: number): number {
  const index = html.indexOf(end, from);
  return index < 0 ? html.length : index + end.length;
}

function matchAt(pattern: RegExp, html: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(html);
}
