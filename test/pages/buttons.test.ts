import { expect, waitUntil } from '../suites/fixture.ts';
import { eachPage } from './support/each-page.ts';
import type { OpenPage } from './support/open-page.ts';
import { canScroll } from './support/scrolling.ts';
import { seeButton, type SeenButton } from './support/seen-button.ts';

eachPage((promises) => {
  promises('buttons', async (page) => {
    for (const [seen, button] of await seenButtons(page)) {
      const told = JSON.stringify(seen);
      expect(seen.width, told).to.be.at.least(23.9);
      expect(seen.height, told).to.be.at.least(23.9);
      expect(seen.opacity, told).to.be.at.least(0.5);
      expect(seen.contrast, told).to.be.at.least(button.ariaDisabled === 'true' ? 2 : 4.5);
    }
  });

  promises('buttons met', async (page) => {
    for (const [seen] of await seenButtons(page))
      expect(seen.met, JSON.stringify(seen)).to.equal(true);
  });
});

/** The buttons of the tools that show. */
async function seenButtons(page: OpenPage): Promise<[SeenButton, HTMLElement][]> {
  const { fontSize, toTop } = page;
  // What does not scroll shows with the next look at sizes.
  await waitUntil(() => !canScroll(page) || !toTop.matches(':state(idle)'));
  return (canScroll(page) ? [fontSize, toTop] : [fontSize]).flatMap((tool) => {
    const buttons = [...tool.shadowRoot!.querySelectorAll<HTMLElement>('[part~="button"]')];
    expect(buttons.length).to.be.greaterThan(0);
    return buttons.map((button): [SeenButton, HTMLElement] => [seeButton(tool, button), button]);
  });
}
