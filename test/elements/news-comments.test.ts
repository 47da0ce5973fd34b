import type { CommentPage } from '../../src/backends/contract.ts';
import { behavesAsElement } from '../suites/element.ts';
import { expect, oneEvent, waitUntil } from '../suites/fixture.ts';
import { allByRole, byRole, textOf } from '../suites/queries.ts';
import { MemoryBackend } from './comments/memory-backend.ts';
import {
  bodies,
  commentWith,
  drawn,
  focused,
  press,
  says,
  threadOf,
  unheard,
  withComments,
} from './comments/thread-page.ts';
import type { NewsComments } from '../../src/elements/comments/news-comments.ts';

describe('<news-comments>', () => {
  beforeEach(() => localStorage.clear());

  behavesAsElement('news-comments', {
    states: [
      { name: 'before anything is read' },
      {
        name: 'with a thread',
        attributes: { loading: 'eager', article: 'a' },
        reach: async (element) => {
          const backend = withComments(3);
          backend.add('reply', { parent: 'c2' });
          backend.add('', { parent: 'c3', status: 'deleted', html: '' });
          const loaded = oneEvent(element, 'news-comments-loaded');
          (element as NewsComments).backend = backend;
          await loaded;
        },
      },
      {
        name: 'with no comments',
        attributes: { loading: 'eager', article: 'a' },
        reach: async (element) => {
          const loaded = oneEvent(element, 'news-comments-loaded');
          (element as NewsComments).backend = new MemoryBackend();
          await loaded;
        },
      },
      {
        name: 'after a failure',
        attributes: { loading: 'eager', article: 'a' },
        reach: async (element) => {
          const hear = unheard();
          const backend = new MemoryBackend();
          backend.failures['site'] = [new TypeError('Failed to fetch')];
          const failed = oneEvent(element, 'news-comments-failed');
          (element as NewsComments).backend = backend;
          await failed;
          hear();
        },
      },
    ],
  });

  it('shows the comments with their number, newest first', async () => {
    const element = await threadOf(withComments(3));
    expect(byRole(element, 'heading', 'Comments (3)').localName).to.equal('h2');
    expect(bodies(element)).to.deep.equal(['comment 3', 'comment 2', 'comment 1']);
    expect(textOf(commentWith(element, 'comment 3'))).to.contain('Reader 3');
    expect(element.shadowRoot!.querySelector('time')!.textContent).to.equal('59 minutes ago');
  });

  it('has a heading of the level that the page wants', async () => {
    const element = await threadOf(withComments(1), { 'heading-level': '3' });
    expect(byRole(element, 'heading', 'Comments (1)').localName).to.equal('h3');
    element.headingLevel = 40;
    await drawn(element);
    expect(byRole(element, 'heading', 'Comments (1)').localName).to.equal('h2');
  });

  it('is read in the order that the reader chooses', async () => {
    const element = await threadOf(withComments(3));
    const order = element.shadowRoot!.querySelector('select')!;
    expect(order.ariaLabel ?? order.getAttribute('aria-label')).to.equal('Sort comments by');
    expect([...order.options].map(({ text }) => text)).to.deep.equal(['Newest', 'Oldest', 'Best']);
    order.value = 'oldest';
    const loaded = oneEvent(element, 'news-comments-loaded');
    order.dispatchEvent(new Event('change', { bubbles: true }));
    await loaded;
    await drawn(element);
    expect(bodies(element)).to.deep.equal(['comment 1', 'comment 2', 'comment 3']);
  });

  it('shows more at the press of a button, and goes on where they begin', async () => {
    const element = await threadOf(withComments(8), { 'page-size': '3' });
    expect(bodies(element)).to.have.length(3);
    press(element, 'Show 3 more comments');
    await says(element, 'comment 3');
    await waitUntil(() => focused(element).includes('comment 5'));
    press(element, 'Show 2 more comments');
    await says(element, 'comment 1');
    await waitUntil(() => focused(element).includes('comment 2'));
    expect(allByRole(element, 'button').filter((each) => /more comment/.test(textOf(each)))).to.be
      .empty;
  });

  it('says when more did not come, and tries again', async () => {
    const backend = withComments(4);
    const element = await threadOf(backend, { 'page-size': '3' });
    backend.failures['comments'] = [new TypeError('Failed to fetch')];
    press(element, 'Show 1 more comment');
    await says(element, 'That did not load');
    press(element, 'Show 1 more comment');
    await says(element, 'comment 1');
    expect(allByRole(element, 'alert')).to.be.empty;
  });

  it('hangs replies under their comment and shows the rest of them', async () => {
    const backend = withComments(1);
    for (let n = 1; n <= 5; n++) backend.add(`reply ${n}`, { parent: 'c1' });
    const element = await threadOf(backend);
    expect(bodies(element)).to.deep.equal(['comment 1', 'reply 1', 'reply 2', 'reply 3']);
    press(element, 'Show 2 replies');
    await says(element, 'reply 5');
    await waitUntil(() => focused(element).includes('reply 4'));
    const thread = commentWith(element, 'comment 1').closest('li')!;
    expect(thread.querySelectorAll(':scope > ol > li > article')).to.have.length(5);
  });

  it('names whom a deep reply answers', async () => {
    const backend = withComments(1);
    const first = backend.add('first', { parent: 'c1', author: { name: 'Tích' } });
    const second = backend.add('second', { parent: first.id, author: { name: 'Yến' } });
    backend.add('third', { parent: second.id });
    const element = await threadOf(backend);
    expect(textOf(commentWith(element, 'first'))).not.to.contain('replying to');
    expect(textOf(commentWith(element, 'second'))).to.contain('replying to Tích');
    expect(textOf(commentWith(element, 'third'))).to.contain('replying to Yến');
    const levels = [...element.shadowRoot!.querySelectorAll('[part~="replies"]')];
    expect(levels.map((level) => level.part.contains('flat'))).to.deep.equal([false, false, true]);
    element.maxDepth = 0;
    await drawn(element);
    expect(levels.every((level) => level.part.contains('flat'))).to.equal(true);
  });

  it('shows badges, picks, edits and tombstones', async () => {
    const backend = new MemoryBackend({ votes: 'up' });
    backend.add('by the author', { author: { name: 'A', badge: 'author' } });
    backend.add('by staff', { author: { name: 'B', badge: 'staff' }, pick: true });
    backend.add('changed', { edited: new Date().toISOString() });
    const gone = backend.add('', { status: 'deleted', html: '' });
    backend.add('still here', { parent: gone.id });
    backend.add('', { status: 'removed', html: '', replyCount: 0 });
    const element = await threadOf(backend);
    expect(textOf(commentWith(element, 'by the author'))).to.match(/A\s*Author/);
    expect(textOf(commentWith(element, 'by staff'))).to.match(/Editor’s pick\s*B\s*Staff/);
    expect(textOf(commentWith(element, 'changed'))).to.contain('edited');
    expect(byRole(element, 'article', 'Deleted by its author.')).to.exist;
    expect(byRole(element, 'article', 'Removed by the editors.')).to.exist;
    expect(commentWith(element, 'still here').querySelector('[data-do="disagree"]')).to.equal(null);
  });

  it('lets a comment that cannot be shown fail alone', async () => {
    const backend = withComments(2);
    const page = backend.comments.bind(backend);
    backend.comments = async (query) => {
      const answer: CommentPage = await page(query);
      return { ...answer, items: [null as never, ...answer.items] };
    };
    const element = await threadOf(backend);
    await says(element, 'This comment cannot be shown.');
    expect(bodies(element)).to.deep.equal(['comment 2', 'comment 1']);
  });

  it('shows what strangers write as text', async () => {
    const backend = new MemoryBackend();
    backend.add('', {
      html: '<img src=x onerror="window.hit=1"><p>hi <a href="javascript:x">x</a></p>',
    });
    backend.add('named', { author: { name: '<b>x</b>', avatar: 'javascript:alert(1)' } });
    const element = await threadOf(backend);
    expect(element.shadowRoot!.querySelectorAll('img, [part="body"] a')).to.have.length(0);
    expect(byRole(element, 'article', '<b>x</b>')).to.exist;
    expect('hit' in window).to.equal(false);
  });

  it('says that there is none yet', async () => {
    const element = await threadOf(new MemoryBackend());
    await says(element, 'No comments yet. Be the first to write one.');
    expect(element.matches(':state(empty)')).to.equal(true);
  });

  it('takes the form away when comments are closed', async () => {
    const element = await threadOf(withComments(1), { closed: '2026-01-28' });
    await says(element, 'Comments closed on January 28, 2026. You can still read them.');
    expect(allByRole(element, 'textbox')).to.be.empty;
    expect(allByRole(element, 'button').some((each) => textOf(each).includes('Reply'))).to.equal(
      false,
    );
    element.closed = '';
    await says(element, 'Comments are closed.');
    for (const open of ['false', false, undefined]) {
      // What frameworks set for an attribute that shall not be there.
      Object.assign(element, { closed: open });
      await waitUntil(() => allByRole(element, 'textbox').length > 0);
      Object.assign(element, { closed: true });
      await says(element, 'Comments are closed.');
    }
    element.closed = null;
    await drawn(element);
    expect(byRole(element, 'textbox', 'Comment on this article')).to.exist;
  });

  it('takes no comment where the backend takes none', async () => {
    const element = await threadOf(new MemoryBackend({ write: false }));
    await says(element, 'Comments are closed.');
    expect(allByRole(element, 'textbox')).to.be.empty;
  });

  it('draws a long thread to its end', async () => {
    const element = await threadOf(withComments(100), { 'page-size': '100' });
    await waitUntil(() => bodies(element).length === 100);
    expect(bodies(element).at(-1)).to.equal('comment 1');
  });

  it('speaks the language around it', async () => {
    const element = await threadOf(withComments(2));
    element.lang = 'vi';
    await says(element, 'Ý kiến bạn đọc (2)');
    await says(element, 'phút trước');
    element.lang = 'ar';
    await says(element, 'آراء القرّاء');
    expect(getComputedStyle(element).direction).to.equal('rtl');
  });

  it('shows the thread of another article when the page says so', async () => {
    const backend = withComments(1);
    const element = await threadOf(backend);
    const page = backend.comments.bind(backend);
    backend.comments = (query) =>
      query.article === 'b'
        ? Promise.resolve({ total: 0, roots: 0, items: [], next: null })
        : page(query);
    const loaded = oneEvent(element, 'news-comments-loaded');
    element.article = 'b';
    expect((await loaded).detail).to.deep.equal({ article: 'b', total: 0 });
    await drawn(element);
    expect(bodies(element)).to.deep.equal([]);
  });
});
