import { decodeEntities } from '../rich-text/entities.ts';

/** An object of a page's JSON-LD. */
export type Data = Record<string, unknown>;

/** Largest JSON-LD block that is read, in characters. */
const LARGEST_BLOCK = 200_000;

/** The articles of the page's JSON-LD, those that others only refer to filled in; broken blocks as far as they can be read. */
export function structuredArticles(document: Document): Data[] {
  const known = new Map<string, Data>();
  const articles: Data[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json" i]')) {
    const source = script.textContent;
    if (source.length > LARGEST_BLOCK) continue;
    const queue: unknown[] = [parse(source)];
    for (let at = 0; at < queue.length && at < 200; at++) {
      const each = queue[at];
      if (Array.isArray(each)) queue.push(...(each as unknown[]).slice(0, 100));
      else if (typeof each === 'object' && each !== null) {
        const data = each as Data;
        const { '@type': type, '@id': id } = data;
        if ([type].flat().some((name) => /(Article|BlogPosting|Report)$/.test(text(name))))
          articles.push(data);
        if (text(id) && data['name'] && !known.has(text(id))) known.set(text(id), data);
        queue.push(data['@graph'], data['mainEntity']);
      }
    }
  }
  return articles.map((article) => ({
    ...article,
    author: [article['author']]
      .flat()
      .map((each) => known.get(text((each as Data | null | undefined)?.['@id'])) ?? each),
  }));
}

/** A string as it is meant: content systems write HTML's entities into JSON. */
export function text(value: unknown): string {
  if (typeof value !== 'string') return '';
  return decodeEntities(value, (name) => {
    const code = Number(`0${name.slice(1)}`);
    // What is no character stays as it is written.
    return name[0] !== '#' || (code > 0 && code <= 0x10ffff) ? undefined : `&${name};`;
  });
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    // Line breaks in strings, a comma too many, a wrapper for parsers of 2005.
    const mended = source
      .replace(/^\s*(\/\/)?\s*(<!\[CDATA\[|<!--)|(\/\/)?\s*(\]\]>|-->)\s*$/g, '')
      .replace(/[\0-\x1f]+/g, ' ') // eslint-disable-line no-control-regex -- they are what is wrong
      .replace(/,(\s*[}\]])/g, '$1');
    try {
      return JSON.parse(mended);
    } catch {
      return undefined; // It says nothing; the page has other places to look.
    }
  }
}
