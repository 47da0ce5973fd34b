import { articleRoot, targetElement } from '../../src/page/article-root.ts';
import { expect, fixture, html } from '../suites/fixture.ts';
import { warningsDuring } from '../suites/warnings.ts';

describe('articleRoot', () => {
  it('is the article that an element stands in', async () => {
    const page = await fixture(html`
      <div>
        <article><p>First story, which is the longer one of the two on this page.</p></article>
        <article id="mine">
          <p>Second.</p>
          <span></span>
        </article>
      </div>
    `);
    expect(articleRoot(page.querySelector('span')!).id).to.equal('mine');
  });

  it('is the candidate with the most text, for an element outside', async () => {
    const page = await fixture(html`
      <main>
        <article><p>Teaser.</p></article>
        <article id="story">
          <p>
            The story itself has far more to tell than its teasers: where the ferry goes, what it
            carries, and who waits for it on the other bank.
          </p>
        </article>
        <article><p>Teaser.</p></article>
        <span></span>
      </main>
    `);
    expect(articleRoot(page.querySelector('span')!).id).to.equal('story');
  });

  it('prefers what is marked as the article body', async () => {
    const page = await fixture(html`
      <div>
        <main>
          <p>
            Everything else on this page is longer than the story. It goes on and on, from one thing
            to the next, about the weather, the games, the markets and the roads, until nobody reads
            it any more.
          </p>
        </main>
        <div itemprop="articleBody" id="body">
          <p>
            The story goes on for a while, as stories do: first one thing happened, then another,
            and nobody had seen it coming.
          </p>
        </div>
        <span></span>
      </div>
    `);
    expect(articleRoot(page.querySelector('span')!).id).to.equal('body');
  });

  it('warns of a selector that matches nothing or is none, and finds the article', async () => {
    const page = await fixture(
      html`<article id="story">
        <p>Text</p>
        <span></span>
      </article>`,
    );
    for (const selector of ['#nowhere', '###']) {
      const warnings = warningsDuring(() => {
        expect(targetElement(page.querySelector('span')!, selector).id).to.equal('story');
      });
      expect(warnings.length).to.equal(1);
    }
  });
});
