import type { NewsComments } from '../../src/elements/comments/news-comments.ts';
import { expect, waitUntil as waitFor } from '../suites/fixture.ts';
import { allByRole, textOf } from '../suites/queries.ts';
import { bodies, focused, press, threadOf, withComments } from './comments/thread-page.ts';

/** WebKit takes its time with hundreds of comments. */
function waitUntil(predicate: () => unknown, what: string): Promise<void> {
  return waitFor(predicate, what, { timeout: 8_000 });
}

function count(element: NewsComments): number {
  return element.shadowRoot!.querySelectorAll('article').length;
}

/** Reads on until nothing comes any more. */
async function readToTheEnd(element: NewsComments): Promise<number> {
  const next = () => allByRole(element, 'button').find((each) => /more comment/.test(textOf(each)));
  await waitUntil(next, 'a button for more');
  let most = 0;
  for (;;) {
    const more = next();
    if (!more) return most;
    const before = focused(element);
    more.click();
    await waitUntil(() => focused(element) !== before, 'the next page');
    // No reader is faster than the window is drawn.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    most = Math.max(most, element.shadowRoot!.querySelectorAll('*').length);
  }
}

describe('<news-comments> with a very long thread', function () {
  this.timeout(60_000);
  beforeEach(() => localStorage.clear());
  afterEach(() => scrollTo(0, 0));

  it('keeps what is far away out of the document, in its place', async () => {
    const element = await threadOf(withComments(900), { 'page-size': '100' });
    expect(await readToTheEnd(element)).to.be.lessThan(5_000);
    await waitUntil(() => count(element) < 200, 'far ones away');
    const { scrollHeight } = document.documentElement;
    expect(focused(element)).to.contain('comment 100');
    (element.shadowRoot!.activeElement as HTMLElement).blur();
    scrollTo(0, 0);
    await waitUntil(() => bodies(element).includes('comment 900'), 'the first');
    expect(Math.abs(document.documentElement.scrollHeight - scrollHeight)).to.be.lessThan(2);
    scrollTo(0, scrollHeight / 2);
    await waitUntil(
      () => bodies(element).some((body) => /^comment 4\d\d$/.test(body)),
      'the middle',
    );
    scrollTo(0, scrollHeight);
    await waitUntil(() => bodies(element).includes('comment 1'), 'the last');
    await waitUntil(() => count(element) < 200, 'far ones away');
  });

  it('never holds more of a first page than can be read, before anything is touched', async () => {
    const backend = withComments(100);
    for (let n = 1; n <= 300; n++) backend.add(`reply ${n}`, { parent: `c${(n % 100) + 1}` });
    let most = 0;
    const element = await threadOf(backend, { 'page-size': '100' });
    const watch = new MutationObserver(() => {
      most = Math.max(most, element.shadowRoot!.querySelectorAll('*').length);
    });
    watch.observe(element.shadowRoot!, { childList: true, subtree: true });
    await waitUntil(() => document.documentElement.scrollHeight > 20_000, 'room for all of them');
    scrollTo(0, document.documentElement.scrollHeight);
    await waitUntil(() => bodies(element).includes('comment 1'), 'the last');
    expect(count(element)).to.be.lessThan(250);
    scrollTo(0, 0);
    await waitUntil(() => bodies(element).includes('comment 100'), 'the first');
    watch.disconnect();
    expect(most).to.be.lessThan(5_000);
  });

  it('keeps a form that is open', async () => {
    const element = await threadOf(withComments(400), { 'page-size': '100' });
    const [first] = allByRole(element, 'article');
    press(first!, 'Reply');
    await waitUntil(() => element.shadowRoot!.querySelector('[part="replies"] textarea'), 'a form');
    await readToTheEnd(element);
    await waitUntil(() => count(element) < 200, 'far ones away');
    expect(element.shadowRoot!.querySelector('[part="replies"] textarea')).to.exist;
  });
});
