import type { NewsComments } from '../../src/elements/comments/news-comments.ts';
import { expect, waitUntil } from '../suites/fixture.ts';
import { byRole } from '../suites/queries.ts';
import { MemoryBackend } from './comments/memory-backend.ts';
import { commentWith, says, threadOf, unheard, withComments } from './comments/thread-page.ts';

/** Rules as themes have them that style every list, button and form of a site. */
const theme = `button, a, p, li, ol, ul, article, form, textarea, input, label, time, svg,
  .comment, .body, .author, .actions, .avatar, .hint, .thread, .replies, [part] {
    position: absolute !important; float: right !important; display: none !important; opacity: 0 !important;
    width: 3px !important; height: 3px !important; text-transform: uppercase !important }`;

describe('<news-comments> on a page with ideas of its own', () => {
  let hear: () => void;

  beforeEach(() => {
    localStorage.clear();
    hear = unheard();
  });
  afterEach(() => hear());

  /** Adds rules to the page while something is tried. */
  async function under(css: string, body: () => Promise<void>): Promise<void> {
    const style = document.createElement('style');
    style.textContent = css;
    document.head.append(style);
    try {
      await body();
    } finally {
      style.remove();
    }
  }

  it('keeps its shape beside CSS that deforms every list and button', async () => {
    const element = await threadOf(withComments(2));
    const shape = () =>
      ['article', 'button', 'ol', 'li', '[part~="body"]', 'textarea'].map((name) => {
        const { width, height } = element.shadowRoot!.querySelector(name)!.getBoundingClientRect();
        return `${name} ${Math.round(width)} × ${Math.round(height)}`;
      });
    const plain = shape();
    await under(theme, () => {
      expect(shape()).to.deep.equal(plain);
      const { textTransform } = getComputedStyle(commentWith(element, 'comment 2'));
      expect(textTransform).to.equal('none');
      return Promise.resolve();
    });
  });

  it('turns dark with the page, at once', async () => {
    const element = await threadOf(withComments(1));
    const colour = () => getComputedStyle(byRole(element, 'heading', 'Comments (1)')).color;
    const light = colour();
    await under('html { color-scheme: dark }', async () => {
      await waitUntil(() => colour() !== light);
    });
    await waitUntil(() => colour() === light);
  });

  it('reads each comment in its own direction', async () => {
    const backend = new MemoryBackend();
    backend.add('مرحبا abc');
    backend.add('abc مرحبا');
    const element = await threadOf(backend);
    const direction = (text: string) => {
      const words = commentWith(element, text).querySelector('[part~="body"]')!;
      return getComputedStyle(words).direction;
    };
    expect(direction('مرحبا abc')).to.equal('rtl');
    expect(direction('abc مرحبا')).to.equal('ltr');
  });

  it('asks for nothing while the reader is far from it', async () => {
    const backend = withComments(1);
    const story = document.createElement('div');
    story.style.height = '9000px';
    const element: NewsComments = document.createElement('news-comments');
    Object.assign(element, { lang: 'en', article: 'a', backend });
    document.body.append(story, element);
    await element.updateComplete;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    expect(backend.count('comments')).to.equal(0);
    element.scrollIntoView();
    await says(element, 'comment 1');
    expect(backend.count('comments')).to.equal(1);
    element.remove();
    story.remove();
    scrollTo(0, 0);
  });
});
