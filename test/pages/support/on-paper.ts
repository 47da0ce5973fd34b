import { scopesOf } from '../../../src/elements/print/mark-article.ts';

/** Shows on the screen what the print sheet does on paper, which no engine's runner draws. Returns how to end that. */
export function showAsOnPaper(article: Element): () => void {
  const rules = scopesOf(article)
    .flatMap(({ adoptedStyleSheets }) => adoptedStyleSheets)
    .flatMap(({ cssRules }) => [...cssRules])
    .filter((rule): rule is CSSMediaRule => 'media' in rule)
    .filter(({ media }) => media.mediaText === 'print');
  for (const { media } of rules) media.mediaText = 'all';
  return () => {
    for (const { media } of rules) media.mediaText = 'print';
  };
}
