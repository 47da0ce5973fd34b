import { Kept } from './kept.ts';
import { openThread, type OpenThread, type ThreadQuery } from './thread.ts';

/** `waiting`: not near yet. `none`: the backend has no comments. */
export type Phase = 'waiting' | 'loading' | 'ready' | 'failed' | 'none';

/** What reading a thread needs of the element. */
export interface ReaderHost {
  changed(): void;
  /** A thread was opened; `signal` ends when another takes its place. */
  opened(thread: OpenThread, signal: AbortSignal): void;
  failed(error: unknown): void;
}

/** Opens threads one after another; what was read stays in place until the next is there. */
export class ThreadReader {
  phase: Phase = 'waiting';
  thread: OpenThread | undefined;
  readonly #host: ReaderHost;
  readonly #asked = new Kept();
  #opening: AbortController | undefined;
  #open: AbortController | undefined;

  constructor(host: ReaderHost) {
    this.#host = host;
  }

  /** Reads the thread when something of what it depends on has changed. */
  want(key: readonly unknown[], query: () => ThreadQuery): void {
    if (this.#asked.changes(key)) void this.read(query());
  }

  /** Reads a thread. Resolves when that is done, well or not. */
  async read(query: ThreadQuery): Promise<void> {
    this.#opening?.abort();
    const opening = (this.#opening = new AbortController());
    const { signal } = opening;
    // Another article's comments must not stand under this one.
    if (this.thread?.article !== query.article) this.thread = undefined;
    this.#turn('loading');
    try {
      const thread = await openThread(query, () => this.#host.changed(), signal);
      if (signal.aborted) return;
      this.#open?.abort();
      this.#open = opening;
      this.thread = thread ?? undefined;
      if (thread) this.#host.opened(thread, signal);
      this.#turn(thread ? 'ready' : 'none');
    } catch (error) {
      if (signal.aborted) return;
      this.#turn('failed');
      this.#host.failed(error);
    } finally {
      if (this.#opening === opening) this.#opening = undefined;
    }
  }

  /** Ends what is under way; the next `want` reads anew. */
  end(): void {
    this.#opening?.abort();
    this.#open?.abort();
    this.#asked.changes([]);
  }

  #turn(phase: Phase): void {
    this.phase = phase;
    this.#host.changed();
  }
}
