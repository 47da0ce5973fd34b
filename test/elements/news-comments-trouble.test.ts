import { expect, oneEvent, waitUntil } from '../suites/fixture.ts';
import { allByRole } from '../suites/queries.ts';
import { MemoryBackend } from './comments/memory-backend.ts';
import {
  bodies,
  commentWith,
  focused,
  press,
  says,
  threadOf,
  unheard,
  withComments,
} from './comments/thread-page.ts';

describe('<news-comments> when something is not there', () => {
  beforeEach(() => localStorage.clear());

  it('keeps what the page put there until the thread is read, and where it cannot be', async () => {
    const hear = unheard();
    const backend = withComments(1);
    backend.failures['comments'] = [new TypeError('Failed to fetch')];
    const element = document.createElement('news-comments');
    element.lang = 'en';
    element.article = 'a';
    element.loading = 'eager';
    const link = document.createElement('a');
    link.href = '/thread';
    link.textContent = 'All comments';
    element.append(link);
    document.body.append(element);
    await element.updateComplete;
    expect(link.checkVisibility()).to.equal(true);
    const failed = oneEvent(element, 'news-comments-failed');
    element.backend = backend;
    await failed;
    await says(element, 'Comments did not load.');
    expect(link.checkVisibility()).to.equal(true);
    expect(element.matches(':state(error)')).to.equal(true);
    press(element, 'try again');
    await says(element, 'comment 1');
    expect(link.checkVisibility()).to.equal(false);
    element.remove();
    hear();
  });

  it('tries again by itself when the network is back', async () => {
    const hear = unheard();
    const backend = withComments(1);
    backend.failures['comments'] = [new TypeError('Failed to fetch')];
    const element = document.createElement('news-comments');
    Object.assign(element, { lang: 'en', article: 'a', loading: 'eager', backend });
    const failed = oneEvent(element, 'news-comments-failed');
    document.body.append(element);
    await failed;
    dispatchEvent(new Event('online'));
    await says(element, 'comment 1');
    element.remove();
    hear();
  });

  it('says so where the backend has no comments', async () => {
    const backend = new MemoryBackend();
    backend.capabilities = false;
    const element = document.createElement('news-comments');
    Object.assign(element, { lang: 'en', article: 'a', loading: 'eager', backend });
    document.body.append(element);
    await says(element, 'Comments are not offered here.');
    expect(allByRole(element, 'textbox')).to.be.empty;
    element.remove();
  });

  it('goes to the comment that the address points to, wherever it is', async () => {
    const backend = withComments(9);
    const reply = backend.add('deep', { parent: 'c1' });
    history.replaceState(null, '', `#comment-${reply.id}`);
    const element = await threadOf(backend, { 'page-size': '2' });
    await waitUntil(() => focused(element).includes('deep'));
    expect(commentWith(element, 'deep').closest('li')!.part.contains('target')).to.equal(true);
    press(element, 'Show the comments before these');
    await says(element, 'comment 3');
    location.hash = '#comment-c9';
    await waitUntil(() => focused(element).includes('comment 9'));
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('says when the comment that the address points to is gone', async () => {
    history.replaceState(null, '', '#comment-gone');
    const element = await threadOf(withComments(1));
    await says(element, 'The comment you were sent to is no longer here.');
    expect(bodies(element)).to.deep.equal(['comment 1']);
    history.replaceState(null, '', location.pathname + location.search);
  });
});
