import { articleFacts } from '../../page/article-facts.ts';
import { articleRoot } from '../../page/article-root.ts';

/** When the page says that its article was published; empty where it does not. */
export function pageDate(element: Element): string {
  return articleFacts(element.ownerDocument, articleRoot(element)).published;
}
