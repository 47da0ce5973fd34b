import { problemOf } from '../../backends/backend-problem.ts';
import type { Backend, Comment, CommentPage, Sort } from '../../backends/contract.ts';
import { readComment } from './read-comment.ts';

/** Deepest nesting that is read out of one answer. */
const MAX_NESTING = 32;
/** Pages read to find the place again after a cursor expired. */
const MAX_CATCH_UP = 20;

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
  /** What the reader waits for. */
  busy: 'replies' | null;
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

/** The thread of one article in one order, as far as it was read. Knows no document; tells each change. */
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
  #rootTotal = 0;
  readonly #options: StoreOptions;
  readonly #changed: () => void;
  readonly #entries = new Map<string, Entry>();

  constructor(options: StoreOptions, changed: () => void) {
    this.#options = options;
    this.#changed = changed;
  }

  /** How many comments the next page holds, as far as the backend counts them. */
  get upcoming(): number {
    const read = this.roots.filter(({ comment }) => comment?.status === 'published').length;
    return Math.min(this.#options.limit, Math.max(1, this.#rootTotal - read));
  }

  find(id: string): Entry | undefined {
    return this.#entries.get(id);
  }

  /** How many comments were read. */
  get size(): number {
    return this.#entries.size;
  }

  /** Every comment that was read. */
  entries(): IterableIterator<Entry> {
    return this.#entries.values();
  }

  /** Reads the first page, or the one that holds a comment. Rejects as the backend does. */
  async load(signal: AbortSignal, around?: string): Promise<void> {
    const page = await this.#page({ signal, ...(around && { around }) });
    this.next = page.next;
    this.previous = page.previous ?? null;
    this.#add(page.items, null);
    this.#changed();
  }

  /** Reads on at one end. Returns what came, in order; nothing when it failed (then `failed` says so). */
  async read(end: 'next' | 'previous', signal: AbortSignal): Promise<Entry[]> {
    const cursor = this[end];
    if (this.busy || cursor === null) return [];
    this.busy = end;
    this.failed = null;
    this.#changed();
    try {
      const page = await this.#page({ signal, cursor });
      const next = end === 'next' ? page.next : page.previous;
      this[end] = next ?? null;
      return this.#add(page.items, null, end === 'previous');
    } catch (error) {
      if (problemOf(error)?.type === 'cursor-expired') return await this.#catchUp(signal);
      if (!signal.aborted) this.failed = end;
      return [];
    } finally {
      this.busy = null;
      this.#changed();
    }
  }

  /** Reads further replies of a comment. Returns what came. */
  async readReplies(entry: Entry, signal: AbortSignal): Promise<Entry[]> {
    if (entry.busy || entry.next === null) return [];
    entry.busy = 'replies';
    entry.failed = false;
    this.touch(entry);
    try {
      const cursor = entry.next ? { cursor: entry.next } : {};
      const page = await this.#page({ signal, parent: entry.id, ...cursor });
      entry.next = page.next;
      return this.#add(page.items, entry);
    } catch {
      entry.failed = !signal.aborted;
      return [];
    } finally {
      entry.busy = null;
      this.touch(entry);
    }
  }

  /** Puts a comment of the reader's own where it is seen: first on the article, last among replies. Never twice. */
  insert(comment: Comment): Entry {
    const known = this.#entries.get(comment.id);
    if (known) {
      this.replace(comment);
      return known;
    }
    const parent = (comment.parent && this.#entries.get(comment.parent)) || null;
    const [entry] = this.#add([{ ...comment, replies: [] }], parent, !parent);
    this.touch(parent ?? entry!);
    return entry!;
  }

  /** Shows a newer state of a comment. */
  replace(comment: Comment): void {
    const entry = this.#entries.get(comment.id);
    if (!entry) return;
    entry.comment = comment;
    this.touch(entry);
  }

  /** Takes a comment away: its place stays as a tombstone while replies stand. */
  remove(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    if (entry.comment?.status === 'published') this.count(-1);
    if (entry.comment && (entry.replies.length || entry.comment.replyCount)) {
      this.replace({ ...entry.comment, status: 'deleted', html: '' });
      return;
    }
    this.#entries.delete(id);
    const siblings = entry.parent?.replies ?? this.roots;
    siblings.splice(siblings.indexOf(entry), 1);
    this.touch(entry);
  }

  /** Corrects the number of published comments for one that the list does not count yet. */
  count(difference: 1 | -1): void {
    this.total = Math.max(0, this.total + difference);
    this.#changed();
  }

  /** Tells that a comment looks different now. */
  touch(entry: Entry): void {
    for (let each: Entry | null = entry; each; each = each.parent) each.revision++;
    this.#changed();
  }

  async #page(
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

  /** The order was made anew: reads it from the start until something comes that is not here yet. */
  async #catchUp(signal: AbortSignal): Promise<Entry[]> {
    try {
      this.next = null;
      for (let round = 0; round < MAX_CATCH_UP; round++) {
        const cursor: { cursor?: string } = this.next ? { cursor: this.next } : {};
        const page = await this.#page({ signal, ...cursor });
        this.next = page.next;
        const added = this.#add(page.items, null);
        if (added.length || !page.next) return added;
      }
    } catch {
      if (!signal.aborted) this.failed = 'next';
    }
    return [];
  }

  /** Adds comments that are not here yet and refreshes those that are. */
  #add(items: readonly unknown[], parent: Entry | null, first = false): Entry[] {
    const added: Entry[] = [];
    for (const item of items) {
      const comment = readComment(item);
      const id = comment?.id ?? `unreadable-${this.#entries.size}`;
      const known = this.#entries.get(id);
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
        busy: null,
        failed: false,
        revision: 0,
      };
      this.#entries.set(id, entry);
      added.push(entry);
      if (comment?.replies && entry.depth < MAX_NESTING) this.#add(comment.replies, entry);
      if (!entry.replies.length && comment?.replyCount && entry.next === null) entry.next = '';
    }
    const siblings = parent?.replies ?? this.roots;
    siblings.splice(first ? 0 : siblings.length, 0, ...added);
    return added;
  }
}
