import { expect, waitUntil } from '../suites/fixture.ts';
import { drawnTexts } from './support/drawn-text.ts';
import { eachPage } from './support/each-page.ts';
import { showAsOnPaper } from './support/on-paper.ts';
import type { OpenPage } from './support/open-page.ts';

/** What in a story is none of it. */
const FOREIGN = '[data-foreign], [data-tools], nav, aside, form';

eachPage((promises) => {
  promises('print', async (page) => {
    const { document, root, window } = page;
    window.print = () => undefined;
    const tool = document.createElement('news-print');
    page.fontSize.after(tool);
    await waitUntil(() => tool.shadowRoot?.querySelector('button'));
    const html = document.documentElement.outerHTML;
    const story = own(page);
    expect(story.length).to.be.greaterThan(0);
    await tool.print();
    const screen = showAsOnPaper(root);
    const drawn = new Set(drawnTexts(root).map(({ node }) => node));
    for (const node of story)
      expect(drawn.has(node), `“${node.data.trim().slice(0, 40)}” is missing`).to.equal(true);
    for (const { node } of drawnTexts(document.body))
      expect(isOwn(root, node), `“${node.data.trim().slice(0, 40)}” is foreign`).to.equal(true);
    for (let box = root.parentElement; box; box = box.parentElement)
      expect(window.getComputedStyle(box).overflowY, box.localName).to.equal('visible');
    expect(root.scrollWidth, 'too wide').to.be.at.most(root.clientWidth + 1);
    screen();
    window.dispatchEvent(new Event('afterprint'));
    expect(document.documentElement.outerHTML).to.equal(html);
  });
});

/** The story's own texts that are drawn. */
function own({ root }: OpenPage): Text[] {
  return drawnTexts(root)
    .map(({ node }) => node)
    .filter((node) => isOwn(root, node));
}

function isOwn(root: Element, { parentElement }: Text): boolean {
  const foreign = parentElement!.closest(FOREIGN);
  return root.contains(parentElement) && !(foreign && root.contains(foreign));
}
