import { articlePage } from './article.mjs';
import { markup } from './markup.mjs';

/** All that the elements need, and nothing else. A site sends it as a header; a `meta` holds the same here. */
export const strictPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html 'allow-duplicates'",
].join('; ');

/** The page of an article under a policy that forbids nearly everything. The canonical link stays the article's own. */
export function strictPage(article, site) {
  const policy = markup`<meta http-equiv="Content-Security-Policy" content="${strictPolicy}">
`;
  return articlePage(article, site, policy);
}
