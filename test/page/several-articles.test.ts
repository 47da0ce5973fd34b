import '../../src/elements/dateline/define.ts';
import '../../src/elements/font-size/define.ts';
import '../../src/elements/print/define.ts';
import '../../src/elements/related/define.ts';
import type { NewsFontSize } from '../../src/elements/font-size/news-font-size.ts';
import type { NewsRelated } from '../../src/elements/related/news-related.ts';
import { articleId } from '../../src/page/article-id.ts';
import { OwnBackend } from '../elements/related-pages.ts';
import { expect, fixture, html, waitUntil } from '../suites/fixture.ts';
import { byRole } from '../suites/queries.ts';

const PROSE = 'The last boat came in after dark, and the pilot tied his rope to the tree. '.repeat(
  4,
);
const { print } = window;

/** Two whole articles, as endless scroll leaves them, each with its own tools. */
async function twoArticles(): Promise<{ first: HTMLElement; second: HTMLElement }> {
  const page = await fixture<HTMLElement>(html`
    <div lang="en">
      <article id="first">
        <h1><a href="https://paper.example/ferry?utm_source=x">The last ferry</a></h1>
        <time datetime="2013-03-19">19 March</time>
        <p>${PROSE}</p>
        <p>${PROSE}</p>
        <news-font-size></news-font-size><news-print></news-print><news-dateline></news-dateline>
        <news-related></news-related>
      </article>
      <article id="second" data-url="https://paper.example/rain">
        <h1>A draw in the rain</h1>
        <time datetime="2013-03-20">20 March</time>
        <p>${PROSE}</p>
        <p>${PROSE}</p>
        <news-font-size></news-font-size><news-print></news-print><news-dateline></news-dateline>
        <news-related></news-related>
      </article>
    </div>
  `);
  const [first, second] = page.querySelectorAll('article');
  return { first: first!, second: second! };
}

function heightOf(article: HTMLElement): number {
  return article.querySelector('p')!.getBoundingClientRect().height;
}

describe('several articles on a page', () => {
  afterEach(() => {
    window.print = print;
    localStorage.clear();
  });

  for (const mine of ['first', 'second'] as const) {
    it(`sizes the ${mine} from the ${mine}`, async () => {
      const articles = await twoArticles();
      const other = articles[mine === 'first' ? 'second' : 'first'];
      const [own, others] = [heightOf(articles[mine]), heightOf(other)];
      const tool = articles[mine].querySelector<NewsFontSize>('news-font-size')!;
      other.querySelector('news-font-size')!.remove();
      tool.value = 200;
      await tool.updateComplete;
      await waitUntil(() => heightOf(articles[mine]) > own * 1.5);
      expect(heightOf(other)).to.be.closeTo(others, 1);
    });

    it(`prints the ${mine} from the ${mine}`, async () => {
      const articles = await twoArticles();
      let kept = '';
      window.print = () => {
        window.dispatchEvent(new Event('beforeprint'));
        kept = [...document.querySelectorAll('[data-news-print~=kept]')].map(({ id }) => id).join();
        window.dispatchEvent(new Event('afterprint'));
      };
      byRole(articles[mine].querySelector('news-print')!, 'button', 'Print').click();
      await waitUntil(() => kept);
      expect(kept).to.equal(mine);
    });

    it(`dates the ${mine} in the ${mine}`, async () => {
      const articles = await twoArticles();
      const dateline = articles[mine].querySelector('news-dateline')!;
      const day = mine === 'first' ? '19' : '20';
      await waitUntil(() => dateline.shadowRoot?.textContent?.includes(`March ${day}`));
    });

    it(`asks for what goes with the ${mine}`, async () => {
      const articles = await twoArticles();
      const backend = new OwnBackend([]);
      const list = articles[mine].querySelector<NewsRelated>('news-related')!;
      list.loading = 'eager';
      list.backend = backend;
      await waitUntil(() => backend.queries.length);
      const [name, title] =
        mine === 'first' ? ['ferry', 'The last ferry'] : ['rain', 'A draw in the rain'];
      expect(backend.queries[0]).to.include({ article: `https://paper.example/${name}`, title });
    });
  }

  it('have each their own id, and the page’s where they say none', async () => {
    const { first, second } = await twoArticles();
    const idIn = (article: Element) => articleId(document, article.querySelector('news-related')!);
    expect(idIn(first)).to.equal('https://paper.example/ferry');
    expect(idIn(second)).to.equal('https://paper.example/rain');
    second.removeAttribute('data-url');
    expect(idIn(second)).to.equal(articleId(document));
    const data = document.createElement('script');
    data.type = 'application/ld+json';
    data.textContent = JSON.stringify({
      '@type': 'NewsArticle',
      headline: 'A draw in the rain',
      url: 'https://paper.example/data',
    });
    second.append(data);
    expect(idIn(second)).to.equal('https://paper.example/data');
    first.remove();
    data.remove();
    second.dataset['url'] = 'https://paper.example/rain';
    expect(idIn(second)).to.equal(articleId(document));
  });
});
