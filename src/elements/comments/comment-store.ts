import type { Backend, Comment, CommentPage, Sort } from '../../backends/contract.ts';
import { readComment } from './read-comment.ts';

/** Deepest nesting that is read out of one answer. */
const MAX_NESTING = 32;

/** One comment in the thread. `revision` grows with each change of it or of what hangs below it. */
export interface Entry {
  readonly id: string;
  readonly parent: Entry | null;
  /** 0 for a comment on the article itself. */
  readonly depth: number;
  /** `null` where the backend sent something that is no comment. */
  comment: Comment | null;
  replies: Entry[];
  /** Cursor of the replies after these; `''` for the first ones; `null` at the end. */
  next: string | null;
  /** Whether further replies are being read. */
  busy: boolean;
  failed: boolean;
  revision: number;
}

export interface StoreOptions {
  backend: Backend;
  article: string;
  sort: Sort | undefined;
  /** Comments a page. */
  limit: number;
}

/**
 * The thread of one article in one order, as far as it was read. Knows no document; tells each change. How it is read
 * on, and changed by its reader, is in `read-on.ts` and `change-thread.ts`: they come with a gesture.
 */
export class CommentStore {
  /** Comments on the article itself. */
  readonly roots: Entry[] = [];
  /** Published comments, replies included. */
  total = 0;
  /** Cursors around what was read; `null` at an end. */
  next: string | null = null;
  previous: string | null = null;
  /** Which end is being read. */
  busy: 'next' | 'previous' | null = null;
  /** The end that could not be read. */
  failed: 'next' | 'previous' | null = null;
  /** Every comment that was read, by its id. */
  readonly entries = new Map<string, Entry>();
  /** Tells that something looks different now. */
  readonly changed: () => void;
  #rootTotal = 0;
  readonly #options: StoreOptions;

  constructor(options: StoreOptions, changed: () => void) {
    this.#options = options;
    this.changed = changed;
  }

  /** How many comments the next page holds, as far as the backend counts them. */
  get upcoming(): number {
    const read = this.roots.filter(({ comment }) => comment?.status === 'published').length;
    return Math.min(this.#options.limit, Math.max(1, this.#rootTotal - read));
  }

  find(id: string): Entry | undefined {
    return this.entries.get(id);
  }

  /** Reads the first page, or the one that holds a comment. Rejects as the backend does. */
  async load(signal: AbortSignal, around?: string): Promise<void> {
    const page = await this.page({ signal, ...(around && { around }) });
    this.next = page.next;
    this.previous = page.previous ?? null;
    this.add(page.items, null);
    this.changed();
  }

  /** Tells that a comment looks different now. */
  touch(entry: Entry): void {
    for (let each: Entry | null = entry; each; each = each.parent) each.revision++;
    this.changed();
  }

  /** Asks for a page of the thread, or of the replies to a comment. */
  async page(
    query: { cursor?: string; parent?: string; around?: string } & { signal: AbortSignal },
  ): Promise<CommentPage> {
    const { backend, article, sort, limit } = this.#options;
    const order = query.parent || !sort ? {} : { sort };
    const page = await backend.comments!({ article, limit, ...order, ...query });
    if (!Array.isArray(page.items)) throw new TypeError('The backend sent no list of comments.');
    if (!query.parent) {
      this.total = Number(page.total) || 0;
      this.#rootTotal = Number(page.roots) || 0;
    }
    return page;
  }

  /** Adds comments that are not here yet and refreshes those that are. */
  add(items: readonly unknown[], parent: Entry | null, first = false): Entry[] {
    const added: Entry[] = [];
    for (const item of items) {
      const comment = readComment(item);
      const id = comment?.id ?? `unreadable-${this.entries.size}`;
      const known = this.entries.get(id);
      if (known) {
        known.comment = comment;
        known.revision++;
        continue;
      }
      const entry: Entry = {
        id,
        parent,
        depth: parent ? parent.depth + 1 : 0,
        comment,
        replies: [],
        next: comment?.repliesNext ?? null,
        busy: false,
        failed: false,
        revision: 0,
      };
      this.entries.set(id, entry);
      added.push(entry);
      if (comment?.replies && entry.depth < MAX_NESTING) this.add(comment.replies, entry);
      if (!entry.replies.length && comment?.replyCount && entry.next === null) entry.next = '';
    }
    const siblings = parent?.replies ?? this.roots;
    siblings.splice(first ? 0 : siblings.length, 0, ...added);
    return added;
  }
}
