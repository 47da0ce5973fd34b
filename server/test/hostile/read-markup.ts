import assert from 'node:assert/strict';
import { type DefaultTreeAdapterTypes, parse, parseFragment, serialize } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** A document, or a piece of one, as a browser reads it. */
export function readMarkup(html: string): Parent {
  return /^<!doctype/i.test(html) ? parse(html) : parseFragment(html);
}

/** All elements below, in the order of the document, in templates too. */
export function* elementsOf(parent: Parent): Generator<Element> {
  for (const child of parent.childNodes) {
    if (!('tagName' in child)) continue;
    yield child;
    yield* elementsOf('content' in child ? child.content : child);
  }
}

/** An attribute's value; `undefined` where the element has none. */
export function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((one) => one.name === name)?.value;
}

/** Descendants that have this class. */
export function withClass(parent: Parent, name: string): Element[] {
  return [...elementsOf(parent)].filter((element) =>
    attribute(element, 'class')?.split(' ').includes(name),
  );
}

/** What a reader sees of it. */
export function textOf(parent: Parent): string {
  return parent.childNodes
    .map((child) =>
      child.nodeName === '#text' && 'value' in child
        ? child.value
        : 'childNodes' in child
          ? textOf(child)
          : '',
    )
    .join('');
}

/** Markup in the one form in which two spellings of it are equal. */
export function settled(html: string): string {
  return serialize(parseFragment(html)).trim();
}

const quiet =
  /^(html|head|body|title|meta|link|header|main|footer|section|article|nav|form|button|input|label|textarea|select|option|h[1-6]|p|br|strong|em|a|bdi|blockquote|ul|ol|li|code|pre|div|span|time|svg|path|circle|rect|line|polyline|g|use|details|summary|img)$/;

/** Fails on anything that could run, load, cover, or lead to what is no web or mail address. */
export function assertQuiet(parent: Parent, own: readonly string[] = []): void {
  for (const element of elementsOf(parent)) {
    const { tagName, attrs } = element;
    const data = tagName === 'script' && attribute(element, 'type') === 'application/ld+json';
    assert.ok(data || quiet.test(tagName), `<${tagName}>`);
    assert.ok(tagName !== 'img', 'a picture');
    for (const { name, value } of attrs) {
      assert.doesNotMatch(name, /^on|^style$|^srcdoc$|^srcset$|["'<=]/, `${tagName} ${name}`);
      if (!/^(href|src|action|formaction|xlink:href|poster|background)$/.test(name)) continue;
      if (own.some((start) => value.startsWith(start))) continue;
      assert.match(value, /^(https?:\/\/|mailto:[^?]+$)/, `${tagName} ${name}="${value}"`);
    }
  }
}
