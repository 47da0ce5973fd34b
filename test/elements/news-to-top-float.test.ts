import '../../src/elements/to-top/define.ts';
import { expect, waitUntil } from '../suites/fixture.ts';
import { allByRole, byRole } from '../suites/queries.ts';
import { middleOf, page, preferNoMotion, restoreMotion, to, top } from './to-top-page.ts';

describe('the button of <news-to-top> that floats', () => {
  beforeEach(preferNoMotion);
  afterEach(restoreMotion);

  it('floats when the reader is some screens down', async () => {
    const { element } = await page({ after: '2' });
    expect(allByRole(element, 'button')).to.deep.equal([]);
    expect(allByRole(element, 'link')).to.deep.equal([]);
    to(innerHeight * 2 + 50);
    await waitUntil(() => allByRole(element, 'button').length === 1);
    const button = byRole(element, 'button', 'Back to top');
    const { width, height, right, bottom } = button.getBoundingClientRect();
    expect([width, height]).to.deep.equal([44, 44]);
    expect(right).to.be.at.most(innerWidth);
    expect(bottom).to.be.at.most(innerHeight);
    button.click();
    await waitUntil(() => top() === 0);
    await waitUntil(() => allByRole(element, 'button').length === 1);
    expect(byRole(element, 'button', 'Back to where you were')).to.exist;
  });

  for (const direction of ['ltr', 'rtl']) {
    it(`floats above the page’s consent bar, ${direction}`, async () => {
      const { body, element } = await page({ after: '1' });
      body.dir = direction;
      const bar = document.createElement('div');
      bar.textContent = 'We use cookies';
      bar.style.cssText = 'position:fixed;inset:auto 0 0;height:90px;z-index:99999';
      body.append(bar);
      to(innerHeight * 2);
      await waitUntil(() => allByRole(element, 'button').length === 1);
      const bottom = () => byRole(element, 'button', 'Back to top').getBoundingClientRect().bottom;
      await waitUntil(() => bottom() <= bar.getBoundingClientRect().top);
      bar.remove();
      to(innerHeight * 2 + 20);
      await waitUntil(() => innerHeight - bottom() < 40);
    });
  }

  it('floats above a round button of the page’s own', async () => {
    const { body, element } = await page({ after: '1' });
    const chat = document.createElement('div');
    chat.style.cssText = 'position:fixed;right:20px;bottom:20px;width:60px;height:60px';
    body.append(chat);
    to(innerHeight * 2);
    await waitUntil(() => allByRole(element, 'button').length === 1);
    const button = byRole(element, 'button', 'Back to top');
    await waitUntil(
      () => button.getBoundingClientRect().bottom <= chat.getBoundingClientRect().top,
    );
  });

  it('makes room for text that is being read', async function () {
    this.timeout(15_000);
    const { body, element } = await page({ after: '1' });
    const long = body.querySelector<HTMLElement>('.long')!;
    long.textContent = 'Words that are read where the button stands. '.repeat(2000);
    to(innerHeight * 2);
    await waitUntil(() => allByRole(element, 'button').length === 1);
    const button = byRole(element, 'button', 'Back to top');
    const isSeen = () => getComputedStyle(button).opacity !== '0';
    await waitUntil(isSeen);
    await waitUntil(() => !isSeen(), 'the text stays covered', { timeout: 8000 });
    expect(document.elementFromPoint(...middleOf(button))).to.not.equal(element);
    to(innerHeight * 2 - 50);
    await waitUntil(isSeen);
    long.textContent = '';
    await new Promise((resolve) => setTimeout(resolve, 4500));
    expect(isSeen()).to.equal(true);
  });

  it('stays reachable early in a page whose list never ends', async () => {
    const { body, element } = await page({ after: '1' });
    body.prepend(element);
    for (let more = 1; more <= 3; more++) {
      const link = document.createElement('a');
      link.href = '#';
      link.textContent = `More ${more}`;
      link.style.cssText = 'display: block; height: 3000px';
      body.append(link);
      to(innerHeight * 3 * more);
      await waitUntil(() => allByRole(element, 'button').length === 1);
      const button = byRole(element, 'button', 'Back to top');
      expect(button.tabIndex).to.equal(0);
      const order = element.compareDocumentPosition(link);
      expect(order).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
    }
  });

  it('floats on a page that has no two screens to go', async () => {
    const { element } = await page({ after: '' }, { height: innerHeight * 1.5 });
    to(innerHeight);
    await waitUntil(() => allByRole(element, 'button').length === 1);
  });
});
