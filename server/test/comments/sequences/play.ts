import assert from 'node:assert/strict';
import { decide } from '../../../src/moderation/decide.ts';
import { readQueue } from '../../../src/moderation/queue.ts';
import type { Comment, CommentPage } from '../../../src/comments/schemas.ts';
import { newKey, read } from '../../support/comments.ts';
import type { Posted } from '../../support/comments.ts';
import { system } from '../../support/database.ts';
import type { TestServer } from '../../support/serve.ts';
import type { Action } from './actions.ts';
import { ThreadModel } from './thread-model.ts';
import type { ModelComment } from './thread-model.ts';
import { Walk, walkBack } from './walk.ts';

/** Where actions happen: servers on one database that ask in turn, and their clock. */
export interface Stage {
  readonly servers: readonly TestServer[];
  readonly moderation: 'before' | 'after';
  readonly maxDepth: number;
  /** Milliseconds, and what moves them on. */
  now: number;
}

let plays = 0;
let calls = 0;

/** Does the actions on threads of their own, over HTTP and by the rules; throws where the two differ. */
export async function play(stage: Stage, actions: readonly Action[]): Promise<void> {
  const play = new Play(stage, `https://paper.example/${(plays += 1)}`);
  for (const action of actions) await play.act(action);
  await play.check();
}

class Play {
  readonly #stage: Stage;
  readonly #articles: readonly [string, string];
  readonly #model: ThreadModel;
  readonly #readers = Array.from({ length: 4 }, newKey);
  #walk: Walk | undefined;

  constructor(stage: Stage, article: string) {
    this.#stage = stage;
    this.#articles = [article, `${article}/other`];
    this.#model = new ThreadModel(stage.moderation);
  }

  async act(action: Action): Promise<void> {
    if (action.do === 'post') return this.#post(this.#articles[action.onOther ? 1 : 0], undefined);
    if (action.do === 'wait') this.#stage.now += action.seconds * 1000;
    if (action.do === 'open') {
      this.#walk = new Walk(this.#model, this.#articles[0], action.sort, action.limit);
    }
    if (action.do === 'turn' && this.#walk) {
      await this.#walk.turn((path) => this.#call(path));
      if (this.#walk.ended) this.#walk = undefined;
    }
    const { comments } = this.#model;
    const comment = 'of' in action ? comments[action.of % comments.length] : undefined;
    if (!comment || !('of' in action)) return;
    await this.#change(action, comment);
    this.#walk?.look();
    await this.#checkCounts();
  }

  async #change(action: Extract<Action, { of: number }>, comment: ModelComment): Promise<void> {
    const path = `/v1/comments/${comment.id}`;
    const headers = { 'edit-token': comment.editToken };
    const { now } = this.#stage;
    if (action.do === 'reply') return this.#post(comment.article, comment);
    if (action.do === 'resend') return this.#resend(comment);
    if (action.do === 'delete') {
      const response = await this.#call(path, { method: 'DELETE', headers });
      assert.equal(response.status, this.#model.delete(comment, now), await response.text());
    } else if (action.do === 'edit') {
      const text = `Edit ${action.text}`;
      const response = await this.#call(path, { method: 'PATCH', headers, json: { text } });
      await read(response, this.#model.edit(comment, text, now));
    } else if (action.do === 'vote') {
      await this.#vote(comment, action.reader, action.value);
    } else if (action.do === 'report') {
      const response = await this.#call(`${path}/reports`, {
        ...{ method: 'POST', json: { reason: 'spam' } },
        headers: { 'reader-key': this.#readers[action.reader] ?? '' },
      });
      const known = comment.status === 'published';
      assert.equal(response.status, known ? 202 : 404, await response.text());
      if (known && !comment.reports.has(action.reader)) comment.reports.set(action.reader, true);
    } else {
      const refused = await decide(this.#server().services, [comment.id], action.decision);
      const done = this.#model.decide(comment, action.decision);
      assert.deepEqual(refused, done ? [] : [comment.id]);
    }
  }

  async #post(article: string, parent: ModelComment | undefined): Promise<void> {
    const { now, maxDepth } = this.#stage;
    const text = `Text ${this.#model.comments.length}`;
    const key = newKey();
    const response = await this.#send(article, parent, text, key);
    if (parent && (parent.status !== 'published' || this.#model.depth(parent) >= maxDepth)) {
      await read(response, 422);
      return;
    }
    const { comment, editToken, editUntil } = (await read(response, 201)) as Posted;
    assert.equal(comment.status, this.#model.first);
    this.#model.comments.push({
      ...{ id: comment.id, article, parent, key, text, sent: text, status: this.#model.first },
      ...{ editToken: editToken ?? '', until: Date.parse(editUntil ?? '') },
      ...{ votes: new Map(), reports: new Map() },
    });
    assert.ok(Date.parse(editUntil ?? '') > now);
  }

  async #resend(comment: ModelComment): Promise<void> {
    const { article, parent, sent, key } = comment;
    const again = (await read(await this.#send(article, parent, sent, key), 201)) as Posted;
    assert.equal(again.comment.id, comment.id);
    await read(await this.#send(article, parent, `${sent}, other words`, key), 409);
  }

  #send(article: string, parent: ModelComment | undefined, text: string, key: string) {
    const server = this.#server();
    const json = { article, url: `${server.origin}/1`, author: { name: 'Hà' }, text };
    return this.#call(
      '/v1/comments',
      {
        ...{ method: 'POST', headers: { 'idempotency-key': key } },
        json: { ...json, ...(parent && { parent: parent.id }) },
      },
      server,
    );
  }

  async #vote(comment: ModelComment, reader: number, value: number): Promise<void> {
    const response = await this.#call(`/v1/comments/${comment.id}/vote`, {
      ...{ method: 'PUT', json: { value } },
      headers: { 'reader-key': this.#readers[reader] ?? '' },
    });
    if (comment.status !== 'published') {
      await read(response, 404);
      return;
    }
    if (value) comment.votes.set(reader, value);
    else comment.votes.delete(reader);
    assert.deepEqual(await read(response, 200), this.#model.tallies(comment));
  }

  async #checkCounts(): Promise<void> {
    const query = new URLSearchParams();
    for (const article of this.#articles) query.append('article', article);
    const counts = await read(await this.#call(`/v1/counts?${query.toString()}`), 200);
    const expected = this.#articles.map((article): [string, number] => [
      article,
      this.#model.published(article).length,
    ]);
    assert.deepEqual(counts, { counts: Object.fromEntries(expected) });
  }

  /** Reads everything there is to read, in every order, by pages of several sizes, on and back. */
  async check(): Promise<void> {
    this.#stage.now += 61_000; // the order `best` is made anew
    await this.#checkCounts();
    for (const article of this.#articles) {
      for (const sort of ['oldest', 'newest', 'best'] as const) {
        for (const limit of [2, 100]) {
          const walk = new Walk(this.#model, article, sort, limit);
          while (!walk.ended) await walk.turn((path) => this.#call(path));
          const ids = this.#model.list(article, sort).map(({ id }) => id);
          assert.deepEqual(walk.ids, ids, `${sort} by ${limit}`);
          const back = await walkBack(walk, (path) => this.#call(path));
          assert.deepEqual(back, ids, `${sort} by ${limit}, back`);
          if (limit === 100) for (const item of walk.items) await this.#checkBranch(article, item);
          if (walk.page) this.#checkTotals(article, walk.page);
        }
      }
    }
    await this.#checkQueues();
    for (const comment of this.#model.comments) await this.#checkOne(comment);
  }

  #checkTotals(article: string, { total, roots }: CommentPage): void {
    const published = this.#model.published(article);
    assert.equal(total, published.length);
    assert.equal(roots, published.filter(({ parent }) => !parent).length);
  }

  /** A comment with all its replies, those on further pages too. */
  async #checkBranch(article: string, item: Comment): Promise<void> {
    const comment = this.#model.comments.find(({ id }) => id === item.id);
    assert.ok(comment, 'a comment nobody wrote');
    const { replies = [], repliesNext, author, created, edited, ...rest } = item;
    assert.deepEqual(rest, this.#model.shown(comment));
    assert.equal(author.name, comment.status === 'published' ? 'Hà' : '');
    assert.ok(Date.parse(edited ?? created) <= this.#stage.now);
    const found = [...replies];
    let cursor = repliesNext;
    while (cursor) {
      const query = new URLSearchParams({ article, parent: item.id, cursor, limit: '2' });
      const page = await read(await this.#call(`/v1/comments?${query.toString()}`), 200);
      found.push(...(page as CommentPage).items);
      cursor = (page as CommentPage).next;
    }
    const expected = this.#model.list(article, 'oldest', comment);
    assert.deepEqual(found.map(({ id }) => id), expected.map(({ id }) => id)); // prettier-ignore
    for (const reply of found) await this.#checkBranch(article, reply);
  }

  async #checkOne(comment: ModelComment): Promise<void> {
    const path = `/v1/comments/${comment.id}`;
    const response = await this.#call(path);
    await read(response, this.#model.stands(comment) ? 200 : 404);
    const own = await this.#call(path, { headers: { 'edit-token': comment.editToken } });
    const { status, text } = (await read(own, 200)) as { status: string; text: string };
    assert.deepEqual({ status, text }, { status: comment.status, text: comment.text });
    if (!this.#model.stands(comment)) return;
    const query = new URLSearchParams({ article: comment.article, around: comment.id, limit: '3' });
    const around = await read(await this.#call(`/v1/comments?${query.toString()}`), 200);
    const holds = ({ id, replies }: Comment): boolean =>
      id === comment.id || (replies ?? []).some(holds);
    assert.ok((around as CommentPage).items.some(holds), 'a page around lacks its comment');
  }

  async #checkQueues(): Promise<void> {
    const { services } = this.#server();
    const ours = async (filter: 'pending' | 'reported') => {
      const queue = await readQueue(services.db, filter);
      const ids = new Set(this.#model.comments.map(({ id }) => id));
      return queue.flatMap(({ id, reports }) => (ids.has(id) ? [[id, reports.length]] : []));
    };
    const waiting = ({ reports }: ModelComment) => [...reports.values()].filter(Boolean).length;
    const newest = [...this.#model.comments].reverse();
    const expected = (wanted: (comment: ModelComment) => boolean) =>
      newest.filter(wanted).map((comment) => [comment.id, waiting(comment)]);
    assert.deepEqual(await ours('pending'), expected(({ status }) => status === 'pending')); // prettier-ignore
    assert.deepEqual(await ours('reported'), expected((comment) => waiting(comment) > 0)); // prettier-ignore
  }

  /** Servers by turns. */
  #server(): TestServer {
    const server = this.#stage.servers[calls % this.#stage.servers.length];
    assert.ok(server);
    return server;
  }

  /** A request from an address of its own: what is limited by address is not looked at here. */
  #call(path: string, init: Parameters<TestServer['call']>[1] = {}, server = this.#server()) {
    calls += 1;
    const headers = new Headers(init.headers);
    headers.set('x-forwarded-for', `20.${(calls >> 8) & 255}.${calls & 255}.1`);
    // What another process of PostgreSQL has written is known by word that takes a moment; after a second, in any case.
    if (system === 'postgres' && !init.method) this.#stage.now += 1000;
    return server.call(path, { ...init, headers });
  }
}
