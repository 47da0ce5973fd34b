import type { NewsComments } from '../../src/elements/comments/news-comments.ts';
import { expect, oneEvent, waitUntil } from '../suites/fixture.ts';
import { allByRole, byRole } from '../suites/queries.ts';
import type { MemoryBackend } from './comments/memory-backend.ts';
import { bodies, press, says, unheard, withComments } from './comments/thread-page.ts';

/** The first comments of a thread as our server writes them for a page to carry. */
function carry(backend: MemoryBackend): HTMLElement {
  const section = document.createElement('section');
  section.dataset['newsThread'] = '1';
  const heading = document.createElement('h2');
  heading.textContent = `Comments (${backend.stored.length})`;
  const list = document.createElement('ol');
  for (const { comment } of backend.stored.toReversed()) {
    const item = document.createElement('li');
    item.id = `comment-${comment.id}`;
    const article = document.createElement('article');
    const name = document.createElement('bdi');
    name.textContent = comment.author.name;
    const text = document.createElement('div');
    text.textContent = comment.html.replace(/<[^>]*>/g, '');
    article.append(name, text);
    item.append(article);
    list.append(item);
  }
  section.append(heading, list);
  return section;
}

let element: NewsComments;

/** The element as a page brings it, with an article above; its thread is not read yet. */
function page(backend: MemoryBackend, above = 0): HTMLElement {
  element = document.createElement('news-comments');
  Object.assign(element, { lang: 'en', article: 'a', loading: 'eager', pageSize: 100 });
  const light = carry(backend);
  element.append(light);
  const story = document.createElement('div');
  story.style.height = `${above}px`;
  document.body.append(story, element);
  return light;
}

describe('<news-comments> with the first comments in the page', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => {
    element.previousElementSibling?.remove();
    element.remove();
    scrollTo(0, 0);
  });

  it('leaves them as they are until its own stand in their place', async () => {
    const backend = withComments(3);
    const light = page(backend);
    const before = light.getBoundingClientRect();
    await element.updateComplete;
    expect(allByRole(element, 'heading')).to.have.length(1);
    expect(light.getBoundingClientRect().top).to.equal(before.top);
    const loaded = oneEvent(element, 'news-comments-loaded');
    element.backend = backend;
    await loaded;
    await waitUntil(() => !light.checkVisibility(), 'ours in its place');
    expect(bodies(element)).to.deep.equal(['comment 3', 'comment 2', 'comment 1']);
    expect(byRole(element.shadowRoot!, 'heading', 'Comments (3)')).to.exist;
  });

  it('keeps the reader at the comment that is read', async () => {
    const backend = withComments(60);
    page(backend, 300);
    await element.updateComplete;
    const light = element.querySelectorAll('li')[40]!;
    scrollTo(0, scrollY + light.getBoundingClientRect().top + 5);
    const { top } = light.getBoundingClientRect();
    element.backend = backend;
    const ours = () => element.shadowRoot!.querySelector(`li[data-id="${light.id.slice(8)}"]`);
    await waitUntil(ours, 'the same comment of ours');
    expect(ours()!.getBoundingClientRect().top).to.be.closeTo(top, 2);
  });

  it('leaves whoever is above the thread where they are', async () => {
    const backend = withComments(5);
    page(backend, 3000);
    await element.updateComplete;
    scrollTo(0, 1500);
    element.backend = backend;
    await waitUntil(() => bodies(element).length === 5, 'ours');
    expect(scrollY).to.equal(1500);
  });

  it('leaves them readable where the thread cannot be read, and offers another try', async () => {
    const hear = unheard();
    const backend = withComments(2);
    const light = page(backend);
    backend.failures['comments'] = [new TypeError('Failed to fetch')];
    const failed = oneEvent(element, 'news-comments-failed');
    element.backend = backend;
    await failed;
    await says(element, 'Comments did not load.');
    expect(light.checkVisibility()).to.equal(true);
    expect(allByRole(element, 'heading')).to.have.length(1);
    press(element, 'try again');
    await waitUntil(() => bodies(element).length === 2, 'ours');
    expect(light.checkVisibility()).to.equal(false);
    hear();
  });

  it('does not show them under another article', async () => {
    const backend = withComments(2);
    const light = page(backend);
    element.backend = backend;
    await waitUntil(() => bodies(element).length === 2, 'ours');
    backend.gate = new Promise(() => undefined);
    element.article = 'b';
    await waitUntil(() => bodies(element).length === 0, 'no comments of the article before');
    await element.updateComplete;
    expect(light.checkVisibility()).to.equal(false);
    expect(byRole(element.shadowRoot!, 'heading', 'Comments')).to.exist;
  });
});
