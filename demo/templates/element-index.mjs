import { markup } from './markup.mjs';
import { layout } from './layout.mjs';

/** A list of the pages that show one element each. */
export function elementIndex(pages, paper, site) {
  return layout({
    paper,
    site,
    title: 'News Elements, one by one',
    body: markup`<main class="sheet" lang="en"><h1>The elements, one by one</h1>
<p>Each page is plain HTML: what a newspaper would write. The <a href="${site.base}">front page</a> and its articles show them together; <a href="${site.base}place.html">an old page</a> has none in its HTML and gets them from the script tag; <a href="${site.base}csp.html">a strict page</a> forbids nearly everything; <a href="${site.base}offline-json/">a page on a static host</a> has no server at all.</p>
<ul>${pages.map(({ file, name, title }) => markup`<li><a href="${site.base}${file}">${name}</a>: ${title}</li>`)}</ul></main>`,
  });
}
