import {
  editTimeLeft,
  forgetOwnComment,
  keepOwnComment,
  ownComments,
  recordOf,
  withState,
} from '../../../src/elements/comments/own/own-comments.ts';
import { keptBefore } from '../../../src/elements/comments/kept-before.ts';
import { Choices } from '../../../src/elements/comments/choices.ts';
import { readerKey } from '../../../src/elements/comments/reader-key.ts';
import { expect } from '../../suites/fixture.ts';
import { MemoryBackend } from './memory-backend.ts';

const ADDRESS = 'https://comments.example';
const MINUTE = 60_000;
const backend = new MemoryBackend();

function record(status: 'published' | 'pending' | 'rejected', now: number, more = {}) {
  const comment = backend.add('mine', { status, created: new Date(now).toISOString() });
  return recordOf({ comment, ...more }, 'a', 'mine', undefined, now);
}

describe('own comments', () => {
  afterEach(() => localStorage.clear());

  it('are kept for the backend and the article that have them', () => {
    const now = Date.now();
    expect(keptBefore(ADDRESS, 'a')).to.equal(false);
    const mine = record('pending', now);
    keepOwnComment(ADDRESS, mine, now);
    expect(ownComments(ADDRESS, 'a', now).map(({ text }) => text)).to.deep.equal(['mine']);
    expect(ownComments(ADDRESS, 'other', now)).to.deep.equal([]);
    expect(ownComments('https://other.example', 'a', now)).to.deep.equal([]);
    forgetOwnComment(ADDRESS, mine.comment.id, now);
    expect(keptBefore(ADDRESS, 'a')).to.equal(false);
  });

  it('are forgotten when they matter no more', () => {
    const now = Date.now();
    for (const status of ['published', 'pending', 'rejected'] as const) {
      keepOwnComment(ADDRESS, record(status, now), now);
    }
    const left = (later: number) =>
      ownComments(ADDRESS, 'a', now + later).map(({ comment }) => comment.status);
    expect(left(MINUTE)).to.deep.equal(['published', 'pending', 'rejected']);
    expect(left(16 * MINUTE)).to.deep.equal(['pending', 'rejected']);
    expect(left(8 * 24 * 60 * MINUTE)).to.deep.equal(['pending']);
    expect(left(31 * 24 * 60 * MINUTE)).to.deep.equal([]);
  });

  it('count the time for changes by the clock of the server when an old comment is answered again', () => {
    const ours = Date.parse('2026-01-01T10:00:00Z');
    // The server is seven minutes ahead, and the first answer was lost five minutes ago.
    const theirs = ours + 7 * MINUTE;
    const created = theirs - 5 * MINUTE;
    const comment = backend.add('x', { created: new Date(created).toISOString() });
    const editUntil = new Date(created + 15 * MINUTE).toISOString();
    const answer = { comment, editToken: 't', editUntil, now: new Date(theirs).toISOString() };
    const mine = recordOf(answer, 'a', 'x', undefined, ours);
    expect(editTimeLeft(mine, ours)).to.equal(10 * MINUTE);
  });

  it('count the time for changes by the clock of the server', () => {
    const ours = Date.parse('2026-01-01T10:00:00Z');
    // The server is seven minutes ahead.
    const theirs = ours + 7 * MINUTE;
    const comment = backend.add('x', { created: new Date(theirs).toISOString() });
    const editUntil = new Date(theirs + 15 * MINUTE).toISOString();
    const mine = recordOf({ comment, editToken: 't', editUntil }, 'a', 'x', undefined, ours);
    expect(editTimeLeft(mine, ours)).to.equal(15 * MINUTE);
    expect(editTimeLeft(mine, ours + 16 * MINUTE)).to.equal(0);
    expect(editTimeLeft({ ...mine, editUntil: 'never' }, ours)).to.equal(0);
    const { editToken: _, ...bare } = mine;
    expect(editTimeLeft(bare, ours)).to.equal(0);
  });

  it('take over what the backend says became of them', () => {
    const mine = record('pending', Date.now());
    const rejected = withState(mine, {
      ...mine.comment,
      status: 'rejected',
      text: 'mine',
      reason: 'Off topic',
    } as never);
    expect(rejected.reason).to.equal('Off topic');
    expect(rejected.comment).not.to.have.property('reason');
    expect(withState(rejected, mine.comment).reason).to.equal(undefined);
  });

  it('take nothing from a stored value that they do not know', () => {
    for (const value of ['{', '[]', '{"v":1}', '{"v":1,"records":[null,7,{"comment":{}}]}']) {
      localStorage.setItem(`news-elements:own-comments:${ADDRESS}`, value);
      expect(ownComments(ADDRESS, 'a', Date.now()), value).to.deep.equal([]);
    }
  });
});

describe('choices', () => {
  afterEach(() => localStorage.clear());

  it('are remembered, and shared by tabs', () => {
    const here = new Choices(ADDRESS);
    const there = new Choices(ADDRESS);
    here.keepVote('c1', 1);
    there.keepVote('c2', -1);
    there.keepReport('c3');
    const later = new Choices(ADDRESS);
    expect([later.vote('c1'), later.vote('c2'), later.vote('c9')]).to.deep.equal([1, -1, 0]);
    expect(later.reported('c3')).to.equal(true);
    later.keepVote('c1', 0);
    expect(new Choices(ADDRESS).vote('c1')).to.equal(0);
  });

  it('keep the latest where there are very many', () => {
    const choices = new Choices(ADDRESS);
    for (let n = 0; n < 520; n++) choices.keepVote(`c${n}`, 1);
    const later = new Choices(ADDRESS);
    expect([later.vote('c0'), later.vote('c519')]).to.deep.equal([0, 1]);
  });
});

describe('reader key', () => {
  afterEach(() => localStorage.clear());

  it('is the same for one backend and another for the next', () => {
    const key = readerKey(ADDRESS);
    expect(key).to.match(/^[0-9a-f]{32}$/);
    expect(readerKey(ADDRESS)).to.equal(key);
    expect(readerKey('https://other.example')).not.to.equal(key);
    localStorage.setItem(`news-elements:reader-key:${ADDRESS}`, 'not a key');
    expect(readerKey(ADDRESS)).to.match(/^[0-9a-f]{32}$/);
  });
});
