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
  '[property$="published_time" i], [name$="published_time" i], [itemprop~="datePublished"], [name*="pub" i][name*="date" i], [name="date" i], [name^="dc.date" i]:not([name*="modif" i])';
const AUTHOR_META = '[name="author" i], [name="byl" i], [name="dc.creator" i], [name$="-author" i]';
const AUTHOR =
  '[itemprop~="author"], [rel~="author"], .author, .byline, .author-name, .author_mail, .tac-gia, .tacgia';
/** Vietnamese papers sign at the end, on the right. */
const SIGNED = '[align="right" i], [style*="text-align:right" i], [style*="text-align: right" i]';
const DATE =
  '[class*="date" i], [class*="time" i], [id*="date" i], [class*="publish" i], [class*="posted" i]';

const TYPED = '[itemtype$="Article"], [itemtype$="BlogPosting"]';

/** Words before a name. */
const BY =
  /^((written |posted |words )?by|par|von|por|di|av|автор|bởi|tác giả|bài( và|,) ảnh|bài|بقلم|كتب)\s*(:|\s)\s*/i;
/** What is signed on the right and wrote nothing. */
const SOURCE = /^(ảnh|nguồn|theo|photo|image|source)(?!\p{L})/iu;
/** A day, month and year in figures, or a year among other words and figures. */
const WRITTEN = /\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|\d.*\b(19|20)\d\d\b|\b(19|20)\d\d\b.*\d/;
/** What systems write for no date. */
const NO_DATE = /^(\D*$|0000|1970-01-01|0001)/;

/**
 * Reads JSON-LD, then Open Graph and `<meta>`, then the article's own markup; for the author, whom a page signs by name
 * rather than `<meta>` does, the markup first. Where the page speaks of another article than this one, as under endless
 * scroll, the article's own markup alone.
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
  const meta = (selector: string): string[] =>
    isOther
      ? []
      : [...document.querySelectorAll<HTMLMetaElement>(`meta:is(${selector})`)].map(
          ({ content }) => content,
        );
  const shown = heading || clean(document.querySelector('h1')?.textContent);
  const title = clean(meta('[property="og:title"]')[0]);
  return {
    title:
      headlineOf(data) ||
      // Some add the paper's name.
      (shown.length > 9 && title.includes(shown) ? shown : title) ||
      shown ||
      ownTitle(clean(document.title)),
    published: clean(
      [
        text(data?.['datePublished']),
        ...meta(DATE_META),
        ...marked(root, '[itemprop~="datePublished"]').map(dateOf),
        ...marked(root, 'time[datetime]').map(dateOf),
        ...marked(root, DATE)
          .map(({ textContent }) => textContent.trim())
          .filter((words) => words.length < 60 && WRITTEN.test(words)),
      ].find((date) => !NO_DATE.test(date.trim())),
    ),
    author: clean(names(data?.['author']) || byline(root) || names(meta(AUTHOR_META))),
    section: clean(
      text([data?.['articleSection']].flat()[0]) || meta('[property="article:section"]')[0],
    ),
  };
}

/** A document's title without the paper's name. */
function ownTitle(title: string): string {
  const parts = title.split(/\s+[-|–—»·•]\s+/);
  return parts.sort((a, b) => b.length - a.length)[0] ?? '';
}

/** The article's own, and where its headline stands outside, what stands beside that before the text. */
function marked(root: Element, selector: string): Element[] {
  const { body } = root.ownerDocument;
  let outer: Element | null = root;
  while (outer && outer !== body && !outer.querySelector('h1') && !outer.matches(TYPED))
    outer = outer.parentElement;
  const within = outer && outer !== body ? outer : root;
  return [...within.querySelectorAll(selector)]
    .filter((each) => root.compareDocumentPosition(each) !== Node.DOCUMENT_POSITION_FOLLOWING)
    .slice(0, 20);
}

function dateOf(element: Element): string {
  const { textContent } = element;
  return element.getAttribute('content') || element.getAttribute('datetime') || textContent;
}

function byline(root: Element): string {
  const wordsOf = ({ textContent }: Element) => clean(textContent);
  const boxes = marked(root, AUTHOR).map((box) => {
    const found = ['[itemprop~="name"]', 'a'].map((part) => [...box.querySelectorAll(part)]);
    return (found.find(({ length }) => length) ?? [box]).map(wordsOf);
  });
  const signed = [...root.querySelectorAll('p')].slice(-3).filter((each) => each.matches(SIGNED));
  const isName = (words: string) => words.length > 1 && words.length < 80 && !/@/.test(words);
  for (const box of boxes) {
    const found = box.map(named).filter(isName);
    if (found.length) return names(found);
  }
  return named(signed.map(wordsOf).find((words) => isName(words) && !SOURCE.test(words)) ?? '');
}

/** A name without the words before it and the date behind it. */
function named(words: string): string {
  return (words.replace(BY, '').split(/\d|[|•·]/)[0] ?? '').trim();
}

function names(author: unknown): string {
  const found = [author]
    .flat()
    .slice(0, 10)
    .map((each) => text(each) || text((each as Data | null | undefined)?.['name']))
    .map((name) => clean(name.replace(/<[^>]*>|\S+@\S+/g, ' ')).replace(BY, ''))
    .filter((name) => name && !/^https?:/.test(name));
  return [...new Set(found)].join(', ');
}

function clean(value: string | null | undefined): string {
  const plain = (value ?? '').replace(/\s+/g, ' ').trim().normalize('NFC');
  return [...plain].slice(0, LONGEST).join('');
}
