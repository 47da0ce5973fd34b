import { insertComment, removeComment } from '../../../src/elements/comments/change-thread.ts';
import { CommentStore } from '../../../src/elements/comments/comment-store.ts';
import { readOn, readReplies } from '../../../src/elements/comments/read-on.ts';
import type { Comment } from '../../../src/backends/contract.ts';
import { expect } from '../../suites/fixture.ts';
import { MemoryBackend, problem } from './memory-backend.ts';

const signal = new AbortController().signal;

function store(backend: MemoryBackend, limit = 3): CommentStore {
  return new CommentStore({ backend, article: 'a', sort: 'newest', limit }, () => {});
}

function texts(entries: readonly { comment: Comment | null }[]): string[] {
  return entries.map(({ comment }) => comment?.html.replace(/<[^>]+>/g, '') ?? 'unreadable');
}

describe('comment store', () => {
  it('reads a thread page by page, none twice', async () => {
    const backend = new MemoryBackend();
    for (let n = 1; n <= 7; n++) backend.add(`${n}`);
    const thread = store(backend);
    await thread.load(signal);
    expect(texts(thread.roots)).to.deep.equal(['7', '6', '5']);
    expect([thread.total, thread.upcoming]).to.deep.equal([7, 3]);
    // A newcomer shifts the pages of a backend that counts in offsets.
    backend.add('8');
    expect(texts(await readOn(thread, 'next', signal))).to.deep.equal(['4', '3']);
    expect(texts(thread.roots)).to.deep.equal(['7', '6', '5', '4', '3']);
    await readOn(thread, 'next', signal);
    expect(thread.next).to.equal(null);
    expect(await readOn(thread, 'next', signal)).to.deep.equal([]);
  });

  it('reads the page around a comment and on at both ends', async () => {
    const backend = new MemoryBackend();
    const ids = [1, 2, 3, 4, 5, 6, 7].map((n) => backend.add(`${n}`).id);
    const thread = store(backend, 2);
    await thread.load(signal, ids[3]);
    expect(texts(thread.roots)).to.deep.equal(['5', '4']);
    expect(texts(await readOn(thread, 'previous', signal))).to.deep.equal(['7', '6']);
    expect(texts(thread.roots)).to.deep.equal(['7', '6', '5', '4']);
    expect(thread.previous).to.equal(null);
    await readOn(thread, 'next', signal);
    expect(texts(thread.roots).slice(-2)).to.deep.equal(['3', '2']);
  });

  it('keeps replies at their comment and reads the rest of them', async () => {
    const backend = new MemoryBackend();
    const root = backend.add('root');
    for (let n = 1; n <= 5; n++) backend.add(`reply ${n}`, { parent: root.id });
    const thread = store(backend);
    await thread.load(signal);
    const [entry] = thread.roots;
    expect(texts(entry!.replies)).to.deep.equal(['reply 1', 'reply 2', 'reply 3']);
    const before = entry!.revision;
    expect(texts(await readReplies(thread, entry!, signal))).to.deep.equal(['reply 4', 'reply 5']);
    expect(entry!.next).to.equal(null);
    expect(entry!.revision).to.be.greaterThan(before);
    expect(entry!.replies[0]!.depth).to.equal(1);
  });

  it('says that an end could not be read, and tries again', async () => {
    const backend = new MemoryBackend();
    for (let n = 1; n <= 4; n++) backend.add(`${n}`);
    const thread = store(backend);
    await thread.load(signal);
    backend.failures['comments'] = [new TypeError('Failed to fetch')];
    expect(await readOn(thread, 'next', signal)).to.deep.equal([]);
    expect(thread.failed).to.equal('next');
    expect(texts(await readOn(thread, 'next', signal))).to.deep.equal(['1']);
    expect(thread.failed).to.equal(null);
  });

  it('finds its place again when the order was made anew', async () => {
    const backend = new MemoryBackend();
    for (let n = 1; n <= 8; n++) backend.add(`${n}`);
    const thread = store(backend);
    await thread.load(signal);
    await readOn(thread, 'next', signal);
    backend.failures['comments'] = [problem('cursor-expired', 410)];
    expect(texts(await readOn(thread, 'next', signal))).to.deep.equal(['2', '1']);
    expect(texts(thread.roots)).to.deep.equal(['8', '7', '6', '5', '4', '3', '2', '1']);
    expect(thread.failed).to.equal(null);
  });

  it('lets a broken comment fail alone', async () => {
    const backend = new MemoryBackend();
    backend.add('good');
    const page = backend.comments.bind(backend);
    backend.comments = async (query) => {
      const answer = await page(query);
      const broken = [null, 7, { id: 'x' }, { id: 'y', html: 1 }] as unknown as Comment[];
      return { ...answer, items: [...broken, ...answer.items] };
    };
    const thread = store(backend);
    await thread.load(signal);
    expect(texts(thread.roots)).to.deep.equal([...Array<string>(4).fill('unreadable'), 'good']);
  });

  it('refuses an answer that is no list', async () => {
    const backend = new MemoryBackend();
    backend.comments = async () => ({}) as never;
    let failure: unknown;
    await store(backend)
      .load(signal)
      .catch((error: unknown) => (failure = error));
    expect(failure).to.be.instanceOf(TypeError);
  });

  it('bounds how deep an answer may nest', async () => {
    const backend = new MemoryBackend();
    let comment = backend.add('deepest');
    for (let n = 0; n < 5_000; n++) comment = { ...comment, id: `n${n}`, replies: [comment] };
    backend.comments = async () => ({ total: 1, roots: 1, items: [comment], next: null });
    const thread = store(backend);
    await thread.load(signal);
    expect(thread.entries.size).to.be.lessThan(50);
  });

  it('lays an own comment over the list once', async () => {
    const backend = new MemoryBackend();
    backend.add('1');
    const thread = store(backend);
    await thread.load(signal);
    const own = { ...backend.add('mine'), votes: { up: 0, down: 0 } };
    insertComment(thread, own);
    insertComment(thread, own);
    expect(texts(thread.roots)).to.deep.equal(['mine', '1']);
    const reply = backend.add('answer', { parent: own.id });
    insertComment(thread, reply);
    expect(texts(thread.find(own.id)!.replies)).to.deep.equal(['answer']);
  });

  it('leaves a tombstone where replies stand, and nothing where none do', async () => {
    const backend = new MemoryBackend();
    const root = backend.add('root');
    const reply = backend.add('reply', { parent: root.id });
    const thread = store(backend);
    await thread.load(signal);
    removeComment(thread, root.id);
    expect(thread.find(root.id)!.comment!.status).to.equal('deleted');
    expect(thread.total).to.equal(1);
    removeComment(thread, reply.id);
    expect(thread.find(reply.id)).to.equal(undefined);
    expect(thread.find(root.id)!.replies).to.deep.equal([]);
    expect(thread.total).to.equal(0);
  });
});
