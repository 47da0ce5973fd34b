import type { RelatedItem } from '../../backends/contract.ts';

/** A link that the page itself put into the element. */
export interface SlottedLink extends RelatedItem {
  /** Language of the link's text, where the page says it. */
  lang?: string;
  /** Link types the page gave, such as `sponsored`. */
  rel?: string;
}

/**
 * The links inside an element, in their order: `<li><a href>`, with a `<time>`, a picture and a paragraph beside the link where
 * the page has them. Addresses other than http(s) are left out.
 */
export function slottedLinks(host: Element): SlottedLink[] {
  const links: SlottedLink[] = [];
  for (const anchor of host.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    const title = squeezed(anchor.textContent);
    if (!title || !/^https?:$/.test(anchor.protocol) || anchor.closest('[slot]')) continue;
    const around = anchor.closest('li') ?? anchor;
    const published = around.querySelector('time')?.dateTime;
    const image = around.querySelector('img')?.src;
    const summary = squeezed(around.querySelector('p')?.textContent ?? '');
    const lang = anchor.closest<HTMLElement>('[lang]');
    links.push({
      url: anchor.href,
      title,
      ...(published && { published }),
      ...(image && { image }),
      ...(summary && summary !== title && { summary }),
      ...(lang && host.contains(lang) && lang !== host && { lang: lang.lang }),
      ...(anchor.rel && { rel: anchor.rel }),
    });
  }
  return links;
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
