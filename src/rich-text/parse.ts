import { decodeEntities } from './entities.ts';

/** Tags that a comment may hold; the server writes the same. */
export type RichTag =
  'p' | 'br' | 'strong' | 'em' | 'a' | 'blockquote' | 'ul' | 'ol' | 'li' | 'code' | 'pre';

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

const ALLOWED = /^(?:p|br|strong|em|a|blockquote|[uo]l|li|code|pre)$/;
const LIST = /^[uo]l$/;
const BLOCK = /^(?:p|blockquote|[uo]l|pre|li)$/;
/** Tags that are dropped but stood between words. */
const BREAK = /^(?:div|h[1-6]|t[rdh]|section|article|figure|figcaption|d[td]|hr)$/;

/**
 * What is no text: a script or style with what it holds, a comment, a declaration, a tag. Each alternative takes all
 * up to its end or that of the text, so nothing is read twice: a tag that is never closed is the last there is.
 */
const MARKUP =
  /<(script|style)(?=[\s/>]).*?(?:<\/\1(?=[\s/>])[^>]*>?|$)|<!(?=--).*?(?:-->|$)|<[!?][^>]*>?|<(\/?)([a-z][^\s/>]*)((?:[^>=]+|=(?:\s*(?:"[^"]*"|'[^']*'))?)*)(>?)/gis;
const ATTRIBUTE = /([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?/g;

/**
 * Reads HTML as data, for text that a stranger wrote: allowed tags stay, other tags vanish and their text stays,
 * `script`, `style` and `template` vanish with what they hold. Never throws, always ends: past its bounds tags
 * vanish and text is cut. Needs no DOM.
 */
export function parseRichText(source: string): RichNode[] {
  const html = source.slice(0, MAX_LENGTH);
  const tree = new Tree();
  let at = 0;
  for (const found of html.matchAll(MARKUP)) {
    const [markup, , slash, name, attributes, end] = found;
    tree.text(html.slice(at, found.index));
    at = found.index + markup.length;
    if (!end) continue;
    const tag = name!.toLowerCase();
    if (slash) tree.close(tag);
    else tree.open(tag, tag === 'a' ? addressIn(attributes!) : undefined);
  }
  tree.text(html.slice(at));
  return tree.nodes;
}

/** Builds the tree as a browser would, as far as the allowed tags need it. */
class Tree {
  readonly nodes: RichNode[] = [];
  readonly #open: RichElement[] = [];
  #elements = 0;
  /** Templates that are open: what they hold is dropped. */
  #templates = 0;

  text(source: string): void {
    if (!source || this.#templates) return;
    const text = decodeEntities(source);
    const siblings = this.#siblings;
    const last = siblings.length - 1;
    if (typeof siblings[last] === 'string') siblings[last] += text;
    else siblings.push(text);
  }

  open(name: string, href: string | undefined): void {
    if (name === 'template') this.#templates++;
    if (BREAK.test(name)) this.text(' ');
    if (this.#templates || !ALLOWED.test(name)) return;
    const block = BLOCK.test(name);
    if (block) this.#closeWithin('p', /li|blockquote/);
    if (name === 'li') this.#closeWithin('li', LIST);
    if (name === 'a') this.#closeWithin('a');
    const kept =
      this.#elements < MAX_ELEMENTS &&
      this.#open.length < MAX_DEPTH &&
      (name !== 'a' || href) &&
      (name !== 'li' || this.#open.some(({ tag }) => LIST.test(tag)));
    if (!kept) {
      if (block || name === 'br') this.text(' ');
      return;
    }
    const element: RichElement = { tag: name as RichTag, children: [], ...(href && { href }) };
    this.#elements++;
    this.#siblings.push(element);
    if (name !== 'br') this.#open.push(element);
  }

  close(name: string): void {
    if (name === 'template' && this.#templates) this.#templates--;
    if (this.#templates) return;
    if (BREAK.test(name)) this.text(' ');
    this.#closeWithin(name);
  }

  get #siblings(): RichNode[] {
    return this.#open.at(-1)?.children ?? this.nodes;
  }

  /** Closes the innermost such element, unless one of `borders` stands between. */
  #closeWithin(name: string, borders?: RegExp): void {
    const at = this.#open.findLastIndex(({ tag }) => tag === name || borders?.test(tag));
    if (this.#open[at]?.tag === name) this.#open.length = at;
  }
}

/** The link's address when it is absolute and of a harmless scheme, read as a browser would read the attribute. */
function addressIn(attributes: string): string | undefined {
  const href = [...attributes.matchAll(ATTRIBUTE)].find(([, name]) => /^href$/i.test(name!));
  if (!href) return undefined;
  try {
    const url = new URL(decodeEntities(href[2] ?? href[3] ?? href[4] ?? ''));
    return /^(?:https?|mailto):$/.test(url.protocol) ? url.href : undefined;
  } catch {
    // Not absolute, or no address at all: the words of the link stay.
    return undefined;
  }
}
