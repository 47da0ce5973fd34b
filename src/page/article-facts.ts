import { type Data, structuredArticles, text } from './structured-data.ts';

/** What a page says about its article, beside the text. Plain text, NFC; empty where nothing is said. */
export interface ArticleFacts {
  title: string;
  /** As written; often ISO 8601. */
  published: string;
  /** Names, joined by commas. */
  author: string;
  /** The section that the article stands in. */
  section: string;
}

const LONGEST = 300;

const DATE_META =
  '[property="article:published_time"], [itemprop="datePublished"], [name="pubdate" i], [name="date" i], [name="dc.date.issued" i]';
const AUTHOR =
  '[itemprop~="author"], [rel~="author"], .author, .byline, .author-name, .author_mail, .tac-gia, .tacgia';
const DATE = '[class*="date" i], [class*="time" i], [id*="date" i]';

/** Words before a name. */
const BY = /^(by|bởi|tác giả|bài( và|,) ảnh|bài|بقلم|كتب)\s*(:|\s)\s*/i;

/**
 * Reads JSON-LD, then Open Graph and `<meta>`, then the article's own markup. Where the page speaks of another article than
 * this one, as under endless scroll, the article's own markup alone.
 */
export function articleFacts(document: Document, root: Element): ArticleFacts {
  const heading = clean(root.querySelector('h1')?.textContent);
  const articles = structuredArticles(document);
  const headlineOf = (data: Data | undefined) => clean(text(data?.['headline']));
  const stated = articles.find((each) => heading && headlineOf(each) === heading) ?? articles[0];
  const isOther = [...document.querySelectorAll('h1')].some(
    (each) => !root.contains(each) && heading && clean(each.textContent) === headlineOf(stated),
  );
  const data = isOther ? undefined : stated;
  const meta = (selector: string) =>
    isOther
      ? ''
      : document.querySelector<HTMLMetaElement>(`meta:is(${selector})[content]`)?.content;
  return {
    title: clean(
      text(data?.['headline']) ||
        meta('[property="og:title"]') ||
        heading ||
        document.querySelector('h1')?.textContent ||
        ownTitle(document.title),
    ),
    published: clean(
      text(data?.['datePublished']) ||
        meta(DATE_META) ||
        dateOf(root.querySelector('[itemprop~="datePublished"]')) ||
        root.querySelector('time[datetime]')?.getAttribute('datetime') ||
        writtenDate(root),
    ),
    author: clean(names(data?.['author']) || meta('[name="author" i]') || byline(root)).replace(
      BY,
      '',
    ),
    section: clean(
      text([data?.['articleSection']].flat()[0]) || meta('[property="article:section"]'),
    ),
  };
}

/** A document's title without the paper's name. */
function ownTitle(title: string): string {
  const parts = title.split(/\s+[-|–—»·]\s+/);
  return parts.sort((a, b) => b.length - a.length)[0] ?? '';
}

function dateOf(element: Element | null): string | null | undefined {
  return (
    element?.getAttribute('content') || element?.getAttribute('datetime') || element?.textContent
  );
}

/** A date in words, by the name of its box. */
function writtenDate(root: Element): string | undefined {
  return [...root.querySelectorAll(DATE)]
    .slice(0, 20)
    .map((each) => each.textContent.trim())
    .find((words) => words.length < 60 && /\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}/.test(words));
}

function byline(root: Element): string | undefined {
  return [...root.querySelectorAll(AUTHOR)]
    .slice(0, 20)
    .map((each) => each.querySelector('[itemprop~="name"]') ?? each)
    .map((each) => each.textContent.trim())
    .find((words) => words && words.length < 80);
}

function names(author: unknown): string {
  return [author]
    .flat()
    .slice(0, 10)
    .map((each) => text(each) || text((each as Data | null | undefined)?.['name']))
    .filter(Boolean)
    .join(', ');
}

function clean(value: string | null | undefined): string {
  const plain = (value ?? '').replace(/\s+/g, ' ').trim().normalize('NFC');
  return [...plain].slice(0, LONGEST).join('');
}
