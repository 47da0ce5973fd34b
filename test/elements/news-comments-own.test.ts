import { expect, oneEvent, waitUntil } from '../suites/fixture.ts';
import { allByRole, byRole, nameOf, textOf } from '../suites/queries.ts';
import { MemoryBackend, problem } from './comments/memory-backend.ts';
import {
  announced,
  bodies,
  commentWith,
  field,
  focused,
  press,
  says,
  send,
  threadOf,
  type,
  unheard,
  withComments,
} from './comments/thread-page.ts';

/** What the browser does when the reader comes back to the page. */
function comeBack(): void {
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('<news-comments> for the author of a comment', () => {
  let hear: () => void;
  beforeEach(() => {
    localStorage.clear();
    hear = unheard();
  });
  afterEach(() => hear());

  it('goes on with a change that was begun before a reload', async () => {
    const backend = new MemoryBackend();
    const element = await threadOf(backend);
    await send(element, 'with a tipo');
    await says(element, 'Your comment is published.');
    press(commentWith(element, 'tipo'), /^Edit/);
    const holds = (where: typeof element, words: string) =>
      waitUntil(
        () =>
          allByRole<HTMLTextAreaElement>(where, 'textbox').some(
            (each) => nameOf(each) === 'Edit your comment' && each.value === words,
          ),
        `no form with ${words}`,
        { timeout: 5_000 },
      );
    await holds(element, 'with a tipo');
    type(field(element, 'Edit your comment'), 'with a typo');
    await says(element, 'Draft saved');
    element.remove();
    const again = await threadOf(backend);
    await holds(again, 'with a typo');
    press(again, 'Save');
    await waitUntil(() => bodies(again)[0] === 'with a typo');
    expect(backend.stored).to.have.length(1);
  });

  it('shows a comment that waits in its place, to its author alone', async () => {
    const backend = new MemoryBackend({ moderation: 'before' });
    backend.add('published');
    const element = await threadOf(backend);
    await says(element, 'We read every comment before it appears.');
    await send(element, 'waiting');
    await says(element, 'Awaiting review. Only you can see it.');
    expect(announced(element)).to.equal('Your comment is sent and awaits review.');
    expect(byRole(element, 'heading', 'Comments (1)')).to.exist;
    expect(commentWith(element, 'waiting').closest('li')!.part.contains('pending')).to.equal(true);
    element.remove();
    const again = await threadOf(backend);
    await says(again, 'Awaiting review.');
    expect(bodies(again)).to.deep.equal(['waiting', 'published']);
  });

  it('follows it until it is published', async () => {
    const backend = new MemoryBackend({ moderation: 'before' });
    const element = await threadOf(backend);
    await send(element, 'waiting');
    await says(element, 'Awaiting review.');
    backend.decide(backend.stored[0]!.comment.id, 'published');
    comeBack();
    await waitUntil(() => announced(element) === 'Your comment is published.');
    expect(textOf(element.shadowRoot)).not.to.contain('Awaiting review.');
    expect(byRole(element, 'heading', 'Comments (1)')).to.exist;
  });

  it('tells why it was rejected, after a reload too, and lets the author hide it', async () => {
    const backend = new MemoryBackend({ moderation: 'before' });
    const element = await threadOf(backend);
    await send(element, 'waiting');
    await says(element, 'Awaiting review.');
    backend.decide(backend.stored[0]!.comment.id, 'rejected', 'Off topic.');
    element.remove();
    const again = await threadOf(backend);
    await says(again, 'The editors did not publish this comment: Off topic.');
    press(again, 'Hide');
    await says(again, 'No comments yet.');
    again.remove();
    const later = await threadOf(backend);
    await says(later, 'No comments yet.');
  });

  it('lays a fresh comment over a list that does not know it yet, once', async () => {
    const backend = withComments(2);
    const stale = await backend.comments({ article: 'a' });
    const element = await threadOf(backend);
    await send(element, 'fresh');
    await says(element, 'Your comment is published.');
    element.remove();
    const page = backend.comments.bind(backend);
    backend.comments = async () => stale;
    const cached = await threadOf(backend);
    await waitUntil(() => bodies(cached).length === 3);
    expect(bodies(cached)).to.deep.equal(['fresh', 'comment 2', 'comment 1']);
    expect(byRole(cached, 'heading', 'Comments (3)')).to.exist;
    cached.remove();
    backend.comments = page;
    const current = await threadOf(backend);
    await says(current, 'Edit');
    expect(bodies(current)).to.deep.equal(['fresh', 'comment 2', 'comment 1']);
    expect(byRole(current, 'heading', 'Comments (3)')).to.exist;
  });

  it('changes a comment in its place, counting down', async () => {
    const backend = withComments(1);
    const element = await threadOf(backend);
    await send(element, 'with a tpyo');
    await waitUntil(() =>
      allByRole(element, 'button').some((each) => /^Edit/.test(textOf(each).trim())),
    );
    await says(element, /\b1[45]:\d\d left/);
    press(element, /^Edit/);
    await says(element, 'Edit your comment');
    const text = field(element, 'Edit your comment');
    expect(text.value).to.equal('with a tpyo');
    await waitUntil(() => element.shadowRoot!.activeElement === text);
    type(text, 'with a typo');
    const edited = oneEvent(element, 'news-comment-edited');
    press(element, 'Save');
    await edited;
    await waitUntil(() => bodies(element)[0] === 'with a typo');
    await waitUntil(() => focused(element).includes('with a typo'));
    expect(announced(element)).to.equal('Your change is saved.');
    expect(textOf(commentWith(element, 'with a typo'))).to.contain('edited');
  });

  it('keeps the changed words when the time is over', async () => {
    const backend = withComments(0);
    const element = await threadOf(backend);
    await send(element, 'late');
    await says(element, /\d left/);
    press(element, /^Edit/);
    await says(element, 'Edit your comment');
    type(field(element, 'Edit your comment'), 'too late');
    backend.failures['edit'] = [problem('edit-window-closed', 403)];
    press(element, 'Save');
    await says(element, 'The time for changes is over. Your text is still here to copy.');
    expect(field(element, 'Edit your comment').value).to.equal('too late');
    press(element, 'Cancel');
    await waitUntil(() => bodies(element)[0] === 'late');
  });

  it('takes no change after the window, by the clock of the server', async () => {
    const backend = withComments(0);
    const post = backend.post.bind(backend);
    backend.post = async (comment, options) => {
      const answer = await post(comment, options);
      // A server whose clock is an hour behind ours, and one second is left.
      const created = new Date(Date.now() - 3_600_000).toISOString();
      const editUntil = new Date(Date.now() - 3_600_000 + 1_000).toISOString();
      return { ...answer, comment: { ...answer.comment, created }, editUntil };
    };
    const element = await threadOf(backend);
    await send(element, 'briefly');
    await says(element, '0:01 left');
    await waitUntil(() => !/left/.test(textOf(element.shadowRoot)), '', { timeout: 4_000 });
    expect(allByRole(element, 'button').some((each) => /Delete/.test(textOf(each)))).to.equal(
      false,
    );
  });

  it('deletes after asking, and goes on at what is next', async () => {
    const backend = withComments(2);
    const element = await threadOf(backend);
    await send(element, 'regretted');
    await says(element, /\d left/);
    press(element, 'Delete');
    await says(element, 'Delete this comment?');
    await waitUntil(() => focused(element) === 'Cancel');
    press(element, 'Cancel');
    await waitUntil(() => focused(element) === 'Delete');
    press(element, 'Delete');
    await says(element, 'Delete this comment?');
    const deleted = oneEvent(element, 'news-comment-deleted');
    press(element, 'Delete');
    await deleted;
    await waitUntil(() => focused(element).includes('comment 2'));
    expect(bodies(element)).to.deep.equal(['comment 2', 'comment 1']);
    expect(announced(element)).to.equal('Your comment is deleted.');
    expect(byRole(element, 'heading', 'Comments (2)')).to.exist;
  });

  it('says when a comment could not be deleted', async () => {
    const backend = withComments(0);
    const element = await threadOf(backend);
    await send(element, 'stays');
    await says(element, /\d left/);
    backend.failures['remove'] = [new TypeError('Failed to fetch')];
    press(element, 'Delete');
    await says(element, 'Delete this comment?');
    press(element, 'Delete');
    await says(element, 'That did not go through.');
    expect(bodies(element)).to.deep.equal(['stays']);
  });
});
