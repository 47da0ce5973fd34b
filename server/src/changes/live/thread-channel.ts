import { setTimeout as pause } from 'node:timers/promises';

import { Problem } from '../../http/problem.ts';
import type { Services } from '../../services.ts';
import { findThread, readChanges } from '../read-changes.ts';
import type { ReadChanges } from '../read-changes.ts';
import type { ThreadStream } from './thread-stream.ts';

const mostItems = 100;
/** Changes that come faster than this are told together. */
const restMilliseconds = 500;

/** The streams of one thread. What several of them have to be told is read and written out once. */
export class ThreadChannel {
  readonly streams = new Set<ThreadStream>();
  /** The article's version the streams were told of; `undefined` when that is not known. */
  version: number | undefined;
  readonly #parts: Pick<Services, 'db' | 'keys' | 'log'>;
  readonly #article: string;
  readonly #ended = new AbortController();
  #isWanted = false;
  #work: Promise<void> | undefined;

  constructor(parts: Pick<Services, 'db' | 'keys' | 'log'>, article: string) {
    this.#parts = parts;
    this.#article = article;
  }

  /** Tells its streams what they do not know, now or after the rest since the last time. */
  wake(): void {
    this.#isWanted = true;
    this.#work ??= this.#tellAll().finally(() => {
      this.#work = undefined;
      if (this.#isWanted && !this.#ended.signal.aborted) this.wake();
    });
  }

  /** Ends its streams; resolves when nothing of it touches the database any more. */
  async close(): Promise<void> {
    this.#ended.abort();
    for (const stream of this.streams) stream.end();
    await this.#work;
  }

  async #tellAll(): Promise<void> {
    const { signal } = this.#ended;
    while (this.#isWanted && !signal.aborted) {
      this.#isWanted = false;
      let hasTold = true;
      try {
        hasTold = await this.#tell();
      } catch (error) {
        // The streams stay where they are; the next look at the table finds what they lack.
        this.version = undefined;
        this.#parts.log.warn({ err: error }, 'the changes of a thread cannot be read');
      }
      if (hasTold) await pause(restMilliseconds, undefined, { signal, ref: false }).catch(() => {}); // aborted: the end
    }
  }

  /** Whether there was something to tell. */
  async #tell(): Promise<boolean> {
    const ready = [...this.streams].filter((stream) => stream.isReady);
    let hasTold = false;
    const thread = await findThread(this.#parts.db, this.#article);
    const groups = Map.groupBy(ready, ({ at }) => JSON.stringify(at));
    for (const streams of groups.values()) {
      let read: ReadChanges;
      try {
        read = await readChanges(this.#parts, thread, streams[0]?.at, mostItems);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        for (const stream of streams) stream.end(); // it is told why when it comes back
        continue;
      }
      const { page, at } = read;
      const message = `id: ${page.cursor}\ndata: ${JSON.stringify(page)}\n\n`;
      for (const stream of streams) {
        if (page.items.length || stream.isNew) stream.send(message, at);
      }
      if (page.more) this.#isWanted = true;
      hasTold ||= page.items.length > 0;
    }
    this.version = thread.version;
    return hasTold;
  }
}
