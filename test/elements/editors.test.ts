import '../../src/elements/comments/define.ts';
import '../../src/elements/dateline/define.ts';
import '../../src/elements/font-size/define.ts';
import '../../src/elements/related/define.ts';
import '../../src/elements/rss/define.ts';
import '../../src/elements/to-top/define.ts';
import { expect, fixture, html, waitUntil } from '../suites/fixture.ts';
import { allByRole, byRole, textOf } from '../suites/queries.ts';

/** Block editors and text formats wrap, close and empty what they do not know. */
describe('markup as editors of a CMS leave it', () => {
  beforeEach(() => localStorage.clear());

  const drawn = (tag: string) =>
    waitUntil(() => document.querySelector(tag)?.shadowRoot?.childElementCount, `${tag} is drawn`);

  it('may wrap the content of an element in paragraphs', async () => {
    await fixture(html`
      <div lang="en">
        <news-related limit="" layout="" show="" loading="">
          <p></p>
          <p><a href="https://paper.example/one">One</a></p>
          <p><a href="https://paper.example/two">Two</a><br /></p>
        </news-related>
        <news-dateline format="">
          <p><time datetime="2026-11-25T07:30:00+07:00">25/11/2026</time></p>
        </news-dateline>
        <news-rss label=""
          ><p><a href="/rss.xml">RSS</a></p></news-rss
        >
        <news-to-top for=""
          ><p><a href="#top">Top</a></p></news-to-top
        >
      </div>
    `);
    for (const tag of ['news-related', 'news-dateline', 'news-rss', 'news-to-top'])
      await drawn(tag);
    const related = document.querySelector('news-related')!;
    await waitUntil(() => allByRole(related, 'link').length === 2);
    expect(allByRole(related, 'link').map(textOf)).to.deep.equal(['One', 'Two']);
    expect(textOf(document.querySelector('news-dateline')!.shadowRoot)).to.contain('2026');
  });

  it('may empty every attribute: what is empty counts as not there', async () => {
    await fixture(html`
      <article lang="en">
        <h1>Ferry</h1>
        <p>A story in a sentence that is long enough to be read as one.</p>
        <news-font-size min="" max="" step="" value="" for="" lang=""></news-font-size>
      </article>
    `);
    await drawn('news-font-size');
    const element = document.querySelector('news-font-size')!;
    byRole(element, 'button', 'Larger text').click();
    await waitUntil(() => element.value > 100 && element.value < 200, `not ${element.value}`);
    await element.updateComplete;
    byRole(element, 'button', 'Smaller text').click();
    await waitUntil(() => element.value === 100);
  });

  it('lets a parent hear what an element does, also one that listened before it was defined', async () => {
    const heard: string[] = [];
    const section = await fixture(html`
      <section lang="en" @news-text-resized=${({ type }: Event) => heard.push(type)}></section>
    `);
    const element = document.createElement('news-font-size');
    section.append(element);
    await drawn('news-font-size');
    byRole(element, 'button', 'Larger text').click();
    await waitUntil(() => heard.length === 1);
    byRole(element, 'button', 'Smaller text').click();
    await waitUntil(() => heard.length === 2);
  });
});
