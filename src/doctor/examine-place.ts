import { elements } from '../autoload/elements.ts';
import type { PlaceRule } from '../core/configuration.ts';
import { article } from './examine-element.ts';
import type { Finding } from './finding.ts';

/** Why a rule of `place` did or did not put its element on the page. */
export function examinePlace(tag: string, rule: PlaceRule): Finding[] {
  if (!(tag in elements)) return [{ state: 'wrong', text: 'unknownTag', slots: { tag } }];
  const at = String(typeof rule === 'string' ? rule : rule.at);
  const [, selector] = /^\s*(?:before|after|prepend|append)\s+(.+?)\s*$/s.exec(at) ?? [];
  if (!selector) return [{ state: 'wrong', text: 'noPlace', slots: { rule: at } }];
  const isPlaced = [...document.querySelectorAll('[data-news-placed]')].some(
    (element) => element.getAttribute('data-news-placed') === `${tag} ${at}`,
  );
  const findings: Finding[] = [];
  if (selector === ':article') findings.push(article(document.body));
  else {
    try {
      if (!isPlaced && !document.querySelector(selector))
        return [{ state: 'wrong', text: 'matchesNothing', slots: { selector } }];
    } catch {
      return [{ state: 'wrong', text: 'noSelector', slots: { selector } }];
    }
  }
  return [{ state: isPlaced ? 'good' : 'wrong', text: isPlaced ? 'placed' : 'taken' }, ...findings];
}
