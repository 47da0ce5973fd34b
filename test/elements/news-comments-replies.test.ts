import { expect, waitUntil } from '../suites/fixture.ts';
import { allByRole, byRole, textOf } from '../suites/queries.ts';
import { MemoryBackend } from './comments/memory-backend.ts';
import {
  commentWith,
  field,
  focused,
  press,
  says,
  threadOf,
  type,
  unheard,
  withComments,
} from './comments/thread-page.ts';

/** Lets what is stored be stored. */
function leave(): void {
  dispatchEvent(new PageTransitionEvent('pagehide'));
}

describe('<news-comments> for one who answers', () => {
  let hear: () => void;
  beforeEach(() => {
    localStorage.clear();
    hear = unheard();
  });
  afterEach(() => hear());

  it('keeps a draft for each comment that is answered', async () => {
    const backend = withComments(2);
    const element = await threadOf(backend);
    press(commentWith(element, 'comment 1'), 'Reply');
    await says(element, 'Reply to Reader 1');
    type(field(element, 'Reply to Reader 1'), 'to the first');
    leave();
    await says(element, 'Cancel');
    press(element, 'Cancel');
    await waitUntil(() => focused(element).includes('comment 1'));
    press(commentWith(element, 'comment 2'), 'Reply');
    await says(element, 'Reply to Reader 2');
    expect(field(element, 'Reply to Reader 2').value).to.equal('');
    press(commentWith(element, 'comment 1'), 'Reply');
    await says(element, 'Reply to Reader 1');
    await waitUntil(() => field(element, 'Reply to Reader 1').value === 'to the first');
  });

  it('hangs an answer under its comment', async () => {
    const element = await threadOf(withComments(2));
    press(commentWith(element, 'comment 1'), 'Reply');
    await waitUntil(() => focused(element) === 'textarea');
    await waitUntil(() =>
      allByRole(element, 'button').some((each) => /Post reply/.test(textOf(each))),
    );
    type(field(element, 'Reply to Reader 1'), 'an answer');
    type(byRole<HTMLInputElement>(element, 'textbox', 'Name'), 'Hà');
    press(element, 'Post reply');
    await waitUntil(() => focused(element).includes('an answer'));
    const thread = commentWith(element, 'comment 1').closest('li')!;
    expect(textOf(thread.querySelector('ol'))).to.contain('an answer');
    expect(allByRole(element, 'textbox')).to.have.length(1);
  });

  it('answers above where the backend stores no deeper level', async () => {
    const backend = new MemoryBackend({ maxDepth: 1 });
    const root = backend.add('root');
    backend.add('reply', { parent: root.id, author: { name: 'Tích' } });
    const element = await threadOf(backend);
    press(commentWith(element, 'reply'), 'Reply');
    await waitUntil(() => allByRole(element, 'textbox').length === 3);
    type(field(element, 'Reply to Tích'), 'an answer');
    type(byRole<HTMLInputElement>(element, 'textbox', 'Name'), 'Hà');
    press(element, 'Post reply');
    await says(element, 'Your comment is published.');
    expect(backend.stored.at(-1)!.comment.parent).to.equal(root.id);
  });

  it('sends an answer that waited through a reload, though its comment is not in the list', async () => {
    const backend = withComments(9);
    const key = 'f'.repeat(32);
    const draft = { v: 1, text: 'from the train', key, at: Date.now(), waiting: true };
    localStorage.setItem('news-elements:draft:a c1', JSON.stringify(draft));
    localStorage.setItem('news-elements:name', 'Hà');
    const element = await threadOf(backend, { 'page-size': '2' });
    await says(element, 'Your comment is published.');
    const [stored] = backend.stored.slice(-1);
    expect([stored!.text, stored!.comment.parent, stored!.key]).to.deep.equal([
      'from the train',
      'c1',
      key,
    ]);
    expect(textOf(commentWith(element, 'from the train'))).to.contain('replying to Reader 1');
    expect(Object.keys(localStorage).some((each) => each.includes('draft'))).to.equal(false);
  });
});
