import '../../src/elements/comment-count/define.ts';
import type { Backend, Site } from '../../src/backends/contract.ts';
import { configure } from '../../src/core/configuration.ts';
import { inCalls } from '../../src/elements/comment-count/count-batch.ts';
import type { NewsCommentCount } from '../../src/elements/comment-count/news-comment-count.ts';
import { behavesAsElement } from '../suites/element.ts';
import { expect, fixture, html, waitUntil } from '../suites/fixture.ts';
import { allByRole, byRole, textOf } from '../suites/queries.ts';

/** Counts by the last number in the address; remembers what it was asked. */
class Counting implements Backend {
  readonly calls: string[][] = [];
  readonly signals: AbortSignal[] = [];
  failing: Error | undefined;
  waiting: Promise<unknown> | undefined;

  async site(): Promise<Site> {
    return {
      contract: 1,
      comments: false,
      counts: true,
      related: false,
      captcha: [],
      siteKeys: {},
      feeds: { comments: false, articles: false },
      stream: false,
    };
  }

  async counts({
    articles,
    signal,
  }: {
    articles: string[];
    signal?: AbortSignal;
  }): Promise<Record<string, number>> {
    this.calls.push(articles);
    this.signals.push(signal!);
    await this.waiting;
    if (this.failing) throw this.failing;
    return Object.fromEntries(
      articles.map((article) => [article, Number(/(\d+)$/.exec(article)?.[1] ?? 0)]),
    );
  }
}

const address = (path: string) => new URL(path, document.baseURI).href;

async function one(backend: Backend, href: string, lang = 'en'): Promise<NewsCommentCount> {
  return fixture<NewsCommentCount>(html`
    <news-comment-count lang=${lang} href=${href} .backend=${backend}></news-comment-count>
  `);
}

async function counted(element: NewsCommentCount): Promise<void> {
  await waitUntil(() => element.matches(':not(:state(loading))'), 'the count is there');
  await element.updateComplete;
}

describe('<news-comment-count>', () => {
  const { warn } = console;
  before(() => {
    console.warn = (...words: unknown[]) => {
      if (!String(words[0]).startsWith('news-elements: no comment count')) warn(...words);
    };
  });
  after(() => (console.warn = warn));
  beforeEach(() => configure({ backend: new Counting() }));
  afterEach(() => configure({ backend: undefined }));

  behavesAsElement('news-comment-count', {
    states: [
      {
        name: 'with a number',
        attributes: { href: '/story-24' },
        reach: (element) => counted(element as NewsCommentCount),
      },
      {
        name: 'without comments',
        attributes: { href: '/story' },
        reach: (element) => counted(element as NewsCommentCount),
      },
    ],
  });

  it('links its number to the comments of the page', async () => {
    const element = await one(new Counting(), '/story-24');
    await counted(element);
    const link = byRole<HTMLAnchorElement>(element, 'link', '24 comments');
    expect(link.href).to.equal(address('/story-24#comments'));
    expect(element.shadowRoot!.querySelector('[part="number"]')!.textContent).to.equal('24');
  });

  it('speaks the plural and the numbers of the language', async () => {
    const backend = new Counting();
    const english = await one(backend, '/story-1');
    const vietnamese = await one(backend, '/story-1200', 'vi');
    const arabic = await one(backend, '/story-2', 'ar');
    await Promise.all([english, vietnamese, arabic].map(counted));
    byRole(english, 'link', '1 comment');
    byRole(vietnamese, 'link', '1.200 ý kiến');
    byRole(arabic, 'link', 'تعليقان');
  });

  it('invites where there are none', async () => {
    const element = await one(new Counting(), '/story', 'vi');
    await counted(element);
    byRole(element, 'link', 'Viết ý kiến');
  });

  it('asks once for all of a page, sorted, each article once', async () => {
    const backend = new Counting();
    const page = await fixture(html`
      <ul lang="en">
        <li><news-comment-count href="/b-2" .backend=${backend}></news-comment-count></li>
        <li><news-comment-count href="/a-1" .backend=${backend}></news-comment-count></li>
        <li>
          <news-comment-count
            href="/b-2?utm_source=feed#x"
            .backend=${backend}
          ></news-comment-count>
        </li>
      </ul>
    `);
    await Promise.all([...page.querySelectorAll('news-comment-count')].map(counted));
    expect(backend.calls).to.deep.equal([[address('/a-1'), address('/b-2')]]);
    expect(allByRole(page, 'link').map(textOf).length).to.equal(3);
  });

  it('splits by count and by the length of an address', () => {
    const many = Array.from({ length: 250 }, (_, i) => `/${i}`);
    expect(inCalls(many).map(({ length }) => length)).to.deep.equal([100, 100, 50]);
    const long = Array.from({ length: 10 }, (_, i) => `${i}${'đ'.repeat(400)}`);
    expect(inCalls(long).length).to.equal(5);
    expect(inCalls(['x'.repeat(9000), 'y']).length).to.equal(2);
  });

  it('keeps the room of a number while it loads', async () => {
    const backend = new Counting();
    let come!: (value?: unknown) => void;
    backend.waiting = new Promise((resolve) => (come = resolve));
    const element = await one(backend, '/story-24');
    await element.updateComplete;
    expect(element.matches(':state(loading)')).to.equal(true);
    const before = allByRole(element, 'link')[0]!.getBoundingClientRect();
    come();
    await counted(element);
    const after = allByRole(element, 'link')[0]!.getBoundingClientRect();
    expect(Math.abs(after.width - before.width)).to.be.lessThan(6);
    expect(after.height).to.equal(before.height);
  });

  it('leaves the link of the page where there is no number to be had', async () => {
    const backend = new Counting();
    backend.failing = new TypeError('offline');
    const element = await fixture<NewsCommentCount>(html`
      <news-comment-count lang="en" href="/story-24" .backend=${backend}
        ><a href="/story-24#talk">Talk</a></news-comment-count
      >
    `);
    await counted(element);
    expect(element.matches(':state(error)')).to.equal(true);
    expect(element.querySelector('a')!.checkVisibility()).to.equal(true);
    expect(textOf(element)).to.equal('Talk');
  });

  it('stays a link to the comments without one, and asks again with the network', async () => {
    const backend = new Counting();
    backend.failing = new TypeError('offline');
    const element = await one(backend, '/story-24');
    await counted(element);
    byRole(element, 'link', 'Comment');
    backend.failing = undefined;
    window.dispatchEvent(new Event('online'));
    await waitUntil(() => textOf(element).includes('24 comments'));
  });

  it('follows the thread on its page', async () => {
    const backend = new Counting();
    const element = await one(backend, '/story-24');
    await counted(element);
    const article = address('/story-24');
    const tell = async (type: string, detail: unknown) => {
      document.body.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
      await element.updateComplete;
    };
    await tell('news-comments-loaded', { article, total: 30 });
    byRole(element, 'link', '30 comments');
    await tell('news-comment-posted', { comment: { article, status: 'published' } });
    byRole(element, 'link', '31 comments');
    await tell('news-comment-posted', { comment: { article, status: 'pending' } });
    await tell('news-comments-loaded', { article: address('/other'), total: 5 });
    byRole(element, 'link', '31 comments');
    expect(backend.calls.length).to.equal(1);
  });

  it('is about its own page without an address, and leads to the thread there', async () => {
    const backend = new Counting();
    configure({ article: 'story-7' });
    const page = await fixture(html`
      <div lang="en">
        <news-comment-count .backend=${backend}></news-comment-count>
        <news-comments></news-comments>
      </div>
    `);
    const element = page.querySelector('news-comment-count')!;
    await counted(element);
    configure({ article: undefined });
    expect(backend.calls).to.deep.equal([['story-7']]);
    const link = byRole<HTMLAnchorElement>(element, 'link', '7 comments');
    expect(link.getAttribute('href')).to.equal('#comments');
    link.click();
    expect(document.activeElement).to.equal(page.querySelector('news-comments'));
    expect(location.hash).to.equal('');
  });

  it('links to nothing that is no web address', async () => {
    const element = await one(new Counting(), 'javascript:alert(1)');
    await counted(element);
    expect(allByRole(element, 'link')).to.deep.equal([]);
  });

  it('asks anew when its address changes, and not when it moves', async () => {
    const backend = new Counting();
    const element = await one(backend, '/story-24');
    await counted(element);
    element.parentElement!.append(element);
    await element.updateComplete;
    element.href = '/story-3';
    await waitUntil(() => textOf(element).includes('3 comments'));
    expect(backend.calls.length).to.equal(2);
  });

  it('ends a call that nobody waits for any more', async () => {
    const backend = new Counting();
    backend.waiting = new Promise(() => {});
    const [first, second] = [await one(backend, '/a-1'), await one(backend, '/a-2')];
    await waitUntil(() => backend.calls.length > 0);
    first.remove();
    second.remove();
    await waitUntil(() => backend.signals.every(({ aborted }) => aborted));
  });
});
