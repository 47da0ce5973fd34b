/**
 * Lit's `css` for browsers that adopt style sheets, as all of our baseline do. Has no values: our
 * style sheets are written out, for the minifier.
 * @param {TemplateStringsArray} strings
 */
export function css({ 0: text = '' }) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return Object.assign(sheet, { styleSheet: sheet });
}
