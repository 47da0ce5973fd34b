import { shortDate } from '../../core/short-date.ts';
import { articleFacts } from '../../page/article-facts.ts';
import { articleId } from '../../page/article-id.ts';
import { isInside } from './number-links.ts';

/** Characters in which an article says when it is from. */
const START = 600;

/** The texts on paper, in the reader's language. */
export interface PaperTexts {
  source: (url: string) => string;
  printed: (date: string) => string;
  links: string;
  language: string;
}

/** What an article needs on top of it when it stands alone: the paper's name; title, date and author as far as it does not say them itself. */
export function paperHead(
  article: Element,
  out: ReadonlySet<Element>,
  language: string,
): HTMLElement | null {
  const { title, published, author } = articleFacts(article.ownerDocument, article);
  const words = squeezed(article.textContent);
  const has = (selector: string) =>
    [...article.querySelectorAll(selector)].some((each) => !isInside(each, out, article));
  const lines: HTMLElement[] = [];
  const site = article.ownerDocument.querySelector<HTMLMetaElement>(
    'meta[property="og:site_name"]',
  );
  if (site?.content.trim()) lines.push(line('b', site.content.trim()));
  if (title && !has('h1') && !words.includes(title)) lines.push(line('h1', title));
  const dated = has('time, news-dateline, [itemprop~="datePublished"]');
  const date =
    published && !dated && !says(words, published)
      ? shortDate(published, language) || published
      : '';
  const by = author && !words.includes(author) ? author : '';
  if (date || by) lines.push(line('p', [by, date].filter(Boolean).join(' · ')));
  return lines.length ? paper('paper', lines) : null;
}

/** What stands below: the addresses of its links, where it comes from, and when it was printed. */
export function paperFoot(
  article: Element,
  links: readonly string[],
  texts: PaperTexts,
): HTMLElement {
  const { ownerDocument: page } = article;
  const id = articleId(page, article);
  const lines = links.map((address, index) => line('p', `[${index + 1}] ${address}`, 'ltr'));
  if (lines.length) lines.unshift(line('p', texts.links));
  lines.push(
    line('p', texts.source(/^https?:/.test(id) ? id : page.location.href)),
    line('p', texts.printed(shortDate(new Date().toISOString(), texts.language))),
  );
  const foot = paper('paper foot', lines);
  foot.lang = texts.language;
  return foot;
}

/** Whether a text begins with a day, in whatever form. */
function says(words: string, written: string): boolean {
  const day = new Date(written);
  const start = words.slice(0, START);
  return (
    start.includes(`${day.getFullYear()}`) &&
    new RegExp(`(^|\\D)0?${day.getDate()}(\\D|$)`).test(start)
  );
}

/** A plain box: pages have rules for headers and footers. */
function paper(mark: string, lines: readonly HTMLElement[]): HTMLElement {
  const element = document.createElement('div');
  element.setAttribute('data-news-print', mark);
  element.append(...lines);
  return element;
}

function line(name: string, words: string, dir = 'auto'): HTMLElement {
  const element = document.createElement(name);
  element.textContent = words;
  element.dir = dir;
  return element;
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').normalize('NFC');
}
