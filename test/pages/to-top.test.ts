import { expect, waitUntil } from '../suites/fixture.ts';
import { eachPage } from './support/each-page.ts';
import { canScroll, scrollerOf } from './support/scrolling.ts';

eachPage((promises) => {
  promises('to the top and back', async (page) => {
    if (!canScroll(page)) return;
    const scroller = scrollerOf(page);
    scroller.scrollTop = 100_000;
    const low = scroller.scrollTop;
    expect(low).to.be.greaterThan(0);
    await page.toTop.toTop();
    await waitUntil(() => scroller.scrollTop < 2, `still at ${scroller.scrollTop} of ${low}`);
    await page.toTop.back();
    await waitUntil(() => Math.abs(scroller.scrollTop - low) < 3, `not back at ${low}`);
  });
});
