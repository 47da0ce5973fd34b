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

/** Largest JSON-LD block that is read, in characters. */
const LARGEST_BLOCK = 200_000;
const LONGEST = 300;

/** Reads JSON-LD, then Open Graph and `<meta>`, then the article's own markup. */
export function articleFacts(document: Document, root: Element): ArticleFacts {
  const data = structuredData(document);
  const meta = (selector: string) =>
    document.querySelector<HTMLMetaElement>(`meta:is(${selector})[content]`)?.content;
  return {
    title: clean(
      text(data?.['headline']) ||
        meta('[property="og:title"]') ||
        root.querySelector('h1')?.textContent ||
        document.querySelector('h1')?.textContent ||
        document.title,
    ),
    published: clean(
      text(data?.['datePublished']) ||
        meta('[property="article:published_time"], [itemprop="datePublished"], [name="date" i]') ||
        root.querySelector('time[datetime]')?.getAttribute('datetime'),
    ),
    author: clean(names(data?.['author']) || meta('[name="author" i]')),
    section: clean(
      text([data?.['articleSection']].flat()[0]) || meta('[property="article:section"]'),
    ),
  };
}

type Data = Record<string, unknown>;

/** The first JSON-LD object of the page that is an article. */
function structuredData(document: Document): Data | undefined {
  for (const script of document.querySelectorAll('script[type="application/ld+json" i]')) {
    const source = script.textContent;
    if (source.length > LARGEST_BLOCK) continue;
    try {
      const article = findArticle(JSON.parse(source));
      if (article) return article;
    } catch {
      // A broken block says nothing; the page has other places to look.
    }
  }
  return undefined;
}

function findArticle(data: unknown): Data | undefined {
  const queue = [data];
  for (let at = 0; at < queue.length && at < 200; at++) {
    const each = queue[at];
    if (Array.isArray(each)) queue.push(...(each as unknown[]).slice(0, 100));
    else if (typeof each === 'object' && each !== null) {
      const { '@type': type, '@graph': graph } = each as Data;
      if ([type].flat().some((name) => /Article|BlogPosting|Report$/.test(text(name))))
        return each as Data;
      if (graph) queue.push(graph);
    }
  }
  return undefined;
}

function names(author: unknown): string {
  return [author]
    .flat()
    .slice(0, 10)
    .map((each) => text(each) || text((each as Data | null | undefined)?.['name']))
    .filter(Boolean)
    .join(', ');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function clean(value: string | null | undefined): string {
  const plain = (value ?? '').replace(/\s+/g, ' ').trim().normalize('NFC');
  return [...plain].slice(0, LONGEST).join('');
}
