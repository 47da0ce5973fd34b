import type { NewComment } from '../../../src/backends/contract.ts';
import { postOnce } from '../../../src/elements/comments/composer/post-once.ts';
import { Draft } from '../../../src/elements/comments/draft.ts';
import { expect } from '../../suites/fixture.ts';
import { MemoryBackend } from './memory-backend.ts';

const { signal } = new AbortController();

function comment(text: string): NewComment {
  return { article: 'a', author: { name: 'Hà' }, text };
}

function draftOf(text: string): Draft {
  const draft = new Draft('post-once', '', () => {}, signal, 0);
  draft.write(text);
  draft.flush();
  return draft;
}

function stored(backend: MemoryBackend): string[] {
  return backend.stored.map(({ text }) => text);
}

describe('sending once', () => {
  afterEach(() => localStorage.clear());

  it('stores one comment when the first answer was lost', async () => {
    const backend = new MemoryBackend();
    const draft = draftOf('once');
    backend.loseAnswer = true;
    await postOnce(backend, draft, comment('once'), signal).catch(() => {});
    const answer = await postOnce(backend, draft, comment('once'), signal);
    expect(answer.editToken).to.equal(`token ${answer.comment.id}`);
    expect(stored(backend)).to.deep.equal(['once']);
  });

  it('changes the stored comment when the words were changed meanwhile', async () => {
    const backend = new MemoryBackend();
    const draft = draftOf('first');
    backend.loseAnswer = true;
    await postOnce(backend, draft, comment('first'), signal).catch(() => {});
    const answer = await postOnce(backend, draft, comment('better'), signal);
    expect(stored(backend)).to.deep.equal(['better']);
    expect(answer.comment.html).to.equal('<p>better</p>');
    expect(answer.editToken).to.equal(`token ${answer.comment.id}`);
  });

  it('says so where the stored comment cannot be changed; the next try is another comment', async () => {
    const backend = new MemoryBackend();
    const draft = draftOf('first');
    const { key } = draft;
    backend.loseAnswer = true;
    await postOnce(backend, draft, comment('first'), signal).catch(() => {});
    Object.assign(backend, { edit: undefined });
    let type = '';
    await postOnce(backend, draft, comment('better'), signal).catch(
      (error: { problem: { type: string } }) => (type = error.problem.type),
    );
    expect(type).to.equal('key-reused');
    expect(draft.key).not.to.equal(key);
    await postOnce(backend, draft, comment('better'), signal);
    expect(stored(backend)).to.deep.equal(['first', 'better']);
  });

  it('takes a key of its own when another tab used it for other words', async () => {
    const backend = new MemoryBackend();
    const draft = draftOf('here');
    await backend.post(comment('there'), { key: draft.key });
    const answer = await postOnce(backend, draft, comment('here'), signal);
    expect(answer.comment.html).to.equal('<p>here</p>');
    expect(stored(backend)).to.deep.equal(['there', 'here']);
  });
});
