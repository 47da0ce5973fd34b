/** Runs in a host page: defines the tools there, and tells the test what our code reads of the page. */
import '../../../src/elements/font-size/define.ts';
import '../../../src/elements/print/define.ts';
import '../../../src/elements/to-top/define.ts';
import { pageLanguage } from '../../../src/core/language.ts';
import { articleFacts } from '../../../src/page/article-facts.ts';
import { articleId } from '../../../src/page/article-id.ts';
import { articleRoot } from '../../../src/page/article-root.ts';

const reader = { articleFacts, articleId, articleRoot, pageLanguage };

export type PageReader = typeof reader;

Object.assign(window, { newsPageReader: reader });
dispatchEvent(new Event('news-page-reader'));
