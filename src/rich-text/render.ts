import type { RichNode } from './parse.ts';

/** What every link of a stranger carries: no endorsement, no way back to our window. */
const REL = 'nofollow ugc noopener';

/** Builds the nodes of a parsed text. Only elements of the allow-list and text come out of it, no attribute but a link's. */
export function renderRichText(nodes: readonly RichNode[], document: Document): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const node of nodes) {
    if (typeof node === 'string') {
      fragment.append(node);
      continue;
    }
    const element = document.createElement(node.tag);
    if (node.href) {
      element.setAttribute('href', node.href);
      element.setAttribute('rel', REL);
    }
    element.append(renderRichText(node.children, document));
    fragment.append(element);
  }
  return fragment;
}
