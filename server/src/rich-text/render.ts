import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { tellHosts } from './link-labels.ts';
import { shownAddress, withBoundedLetters, withoutControls } from './tame.ts';

/** Tags a comment may hold. The element's own reader (`rich-text/` in the browser) knows the same. */
export const commentTags = 'p br strong em a blockquote ul ol li code pre'.split(' ');

/** Deepest nesting of tags that is kept; deeper tags vanish, their text stays. */
const maxDepth = 16;

/** Level of blocks past which quotes and lists are text. A list counts twice: itself and its item. */
const maxBlockLevel = 12;

/** Longest source that is read as Markdown, in UTF-16 units; longer text is shown as written. */
const maxMarkdown = 100_000;

const markdown = new MarkdownIt('zero', {
  html: false,
  breaks: true,
  linkify: true,
  maxNesting: 100,
});
markdown.enable(['fence', 'blockquote', 'list']);
markdown.enable(['newline', 'escape', 'backticks', 'emphasis', 'link', 'autolink', 'entity']);
markdown.enable(['linkify', 'balance_pairs', 'fragments_join']);
markdown.validateLink = (url) => /^(?:https?:\/\/|mailto:[^?]+@[^?]+$)/i.test(url);
markdown.normalizeLinkText = (url) => shownAddress(markdown.normalizeLink(url));
// Only written-out addresses: "xong.vn" inside a sentence is a missing space, not a link.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
markdown.linkify.add('ftp:', null).add('//', null);
limitBlocks(markdown);
keepEmptyLinks(markdown);
tellHosts(markdown);

const allowed: sanitizeHtml.IOptions = {
  allowedTags: commentTags,
  allowedAttributes: { a: ['href', 'rel'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesAppliedToAttributes: ['href'],
  allowProtocolRelative: false,
  nestingLimit: maxDepth,
  transformTags: {
    // A tag that is not allowed goes and leaves its text.
    a: (tagName, { href }): sanitizeHtml.Tag =>
      href
        ? { tagName, attribs: { href, rel: 'nofollow ugc noopener' } }
        : { tagName: 'span', attribs: {} },
  },
};

/**
 * Sanitised HTML of a comment written in the Markdown subset. Raw HTML is text. A single line break is
 * a `<br />`; written-out http(s) addresses become links. Never throws.
 * @param text Source as typed, NFC.
 */
export function renderComment(text: string): string {
  const source = withoutControls(text);
  const html =
    source.length > maxMarkdown ? `<p>${escapeHtml(source)}</p>` : markdown.render(source);
  // Once more: a reference such as "&#8238;" has become its character only now.
  return withBoundedLetters(withoutControls(sanitizeHtml(html, allowed))).trim();
}

function escapeHtml(text: string): string {
  return markdown.utils.escapeHtml(text);
}

/**
 * Two limits on blocks. Quotes and lists stop nesting where the parser would go on, so that it neither
 * exhausts the stack nor drops text. And since "2013." at the start of a line is a year and `<ol>` carries no
 * `start` here, a list begins only at 1: no number a reader typed is lost.
 */
function limitBlocks({ block: { ruler } }: typeof markdown): void {
  for (const name of ['blockquote', 'list']) {
    const rule = ruler.getRules('').find((known) => known.name === name);
    if (!rule) throw new Error(`This version of markdown-it has no rule ${name}.`);
    const alt = ['paragraph', 'reference', 'blockquote', 'list'].slice(0, name === 'list' ? 3 : 4);
    const limited: typeof rule = (state, line, endLine, silent) => {
      if (state.level >= maxBlockLevel) return false;
      const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
      const number = /^(\d{1,9})[.)]/.exec(state.src.slice(start, start + 11))?.[1];
      if (!silent && number !== undefined && number !== '1') return false;
      return rule(state, line, endLine, silent);
    };
    ruler.at(name, limited, { alt });
  }
}

/** "[]()" and "[word]()" lead nowhere, and are what a programmer means by them: text. */
function keepEmptyLinks({ inline: { ruler } }: typeof markdown): void {
  const rule = ruler.getRules('').find((known) => known.name === 'link');
  if (!rule) throw new Error('This version of markdown-it has no rule link.');
  const empty = /\[[^[\]]*\]\(\s*\)/y;
  ruler.at('link', (state, silent) => {
    empty.lastIndex = state.pos;
    return !empty.test(state.src) && rule(state, silent);
  });
}
