import { articleFacts } from '../../page/article-facts.ts';
import { articleId } from '../../page/article-id.ts';
import { shortDate } from '../../core/short-date.ts';

/** The texts on paper, in the reader's language. */
export interface PaperTexts {
  source: (url: string) => string;
  printed: (date: string) => string;
  links: string;
  language: string;
}

/** What an article needs on top of it when it stands alone: the paper's name; title, date and author as far as it does not say them itself. */
export function paperHead(article: Element, language: string): HTMLElement | null {
  const { title, published, author } = articleFacts(article.ownerDocument, article);
  const words = squeezed(article.textContent);
  const lines: HTMLElement[] = [];
  const site = article.ownerDocument.querySelector<HTMLMetaElement>(
    'meta[property="og:site_name"]',
  );
  if (site?.content.trim()) lines.push(line('b', site.content.trim()));
  if (title && !article.querySelector('h1') && !words.includes(title))
    lines.push(line('h1', title));
  const dated = article.querySelector('time, news-dateline, [itemprop~="datePublished"]');
  const date = published && !dated ? shortDate(published, language) || published : '';
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
