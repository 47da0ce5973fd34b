/** Every class and function of News Elements. Importing this defines nothing; `elements/<name>/define.js` does. */
export type * from './backends/contract.ts';
export { BackendProblem, problemOf } from './backends/backend-problem.ts';
export { registerBackend } from './backends/adapters.ts';
export { configuration, configure } from './core/configuration.ts';
export type { AuthConfiguration, Configuration, PlaceRule } from './core/configuration.ts';
export { BaseElement } from './core/base-element.ts';
export { NewsElement } from './core/news-element.ts';
export { NewsCommentCount } from './elements/comment-count/news-comment-count.ts';
export { NewsCaptcha } from './elements/captcha/news-captcha.ts';
export { NewsComments } from './elements/comments/news-comments.ts';
export { NewsDateline } from './elements/dateline/news-dateline.ts';
export { NewsFontSize } from './elements/font-size/news-font-size.ts';
export { NewsPrint } from './elements/print/news-print.ts';
export { NewsRelated } from './elements/related/news-related.ts';
export { NewsRss } from './elements/rss/news-rss.ts';
export { NewsToTop } from './elements/to-top/news-to-top.ts';
export { registerMessages } from './locales/load-messages.ts';
export type * from './locales/messages.ts';
