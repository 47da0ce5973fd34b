import assert from 'node:assert/strict';
import type { Comment, CommentPage, Sort } from '../../../src/comments/schemas.ts';
import { read } from '../../support/comments.ts';
import type { ModelComment, ThreadModel } from './thread-model.ts';

type Call = (path: string) => Promise<Response>;

/** A reader who goes through a list page by page while it changes. */
export class Walk {
  readonly items: Comment[] = [];
  readonly address: { article: string; sort: Sort; limit: string };
  /** The last page read. */
  page: CommentPage | undefined;
  ended = false;
  readonly #model: ThreadModel;
  /** What has stood since the walk began: a reader must meet it. */
  readonly #lasting: Set<ModelComment>;

  constructor(model: ThreadModel, article: string, sort: Sort, limit: number) {
    this.#model = model;
    this.address = { article, sort, limit: String(limit) };
    this.#lasting = new Set(model.list(article, sort));
  }

  get ids(): string[] {
    return this.items.map(({ id }) => id);
  }

  /** After each change: what went is not waited for any more. */
  look(): void {
    for (const comment of this.#lasting) {
      if (!this.#model.stands(comment)) this.#lasting.delete(comment);
    }
  }

  /** Reads the next page. Throws when, at the end, something was met twice or never. */
  async turn(call: Call): Promise<void> {
    const cursor = this.page?.next;
    const query = new URLSearchParams({ ...this.address, ...(cursor && { cursor }) });
    const response = await call(`/v1/comments?${query.toString()}`);
    if (response.status === 410 && this.address.sort === 'best' && cursor) {
      await response.body?.cancel();
      this.ended = true; // its generation is gone: a reader begins anew
      return;
    }
    this.page = (await read(response, 200)) as CommentPage;
    this.items.push(...this.page.items);
    const { ids } = this;
    assert.equal(new Set(ids).size, ids.length, 'a comment came twice');
    if (this.page.next) return;
    this.ended = true;
    const missed = [...this.#lasting].filter(({ id }) => !ids.includes(id));
    assert.deepEqual(missed, [], 'a comment was never met');
  }
}

/** The way back from the last page to the first; ids in the list's order. */
export async function walkBack({ address, page }: Walk, call: Call): Promise<string[]> {
  let ids = page?.items.map(({ id }) => id) ?? [];
  let cursor = page?.previous;
  while (cursor) {
    const query = new URLSearchParams({ ...address, cursor });
    const before = (await read(await call(`/v1/comments?${query.toString()}`), 200)) as CommentPage;
    ids = [...before.items.map(({ id }) => id), ...ids];
    cursor = before.previous;
  }
  return ids;
}
