import type { ThreadWatch } from '../../db/database.ts';
import { Problem } from '../../http/problem.ts';
import type { Services } from '../../services.ts';
import type { ChangeCursor } from '../cursor.ts';
import { ThreadChannel } from './thread-channel.ts';
import { ThreadStream } from './thread-stream.ts';

type Parts = Pick<Services, 'config' | 'store' | 'db' | 'keys' | 'log'>;

const beatMilliseconds = 15_000;
const retrySeconds = 30;
const articlesAQuery = 500;

/** Streams that one address block may hold, as a share of all, and at least. */
const blockShare = 0.1;
const leastOfBlock = 10;

/**
 * The streams of this process. They and their number live here because their connections do; what they tell is read from
 * the table, and any process learns through the database that there is something to read.
 */
export class LiveThreads {
  readonly #parts: Parts;
  readonly #channels = new Map<string, ThreadChannel>();
  readonly #ofBlock = new Map<string, number>();
  #open = 0;
  #watch: ThreadWatch | undefined;
  #beat: NodeJS.Timeout | undefined;
  #resting: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * A stream of an article's changes after a place, or from now. Throws 503 `unavailable` when there are too many,
   * 429 `rate-limited` when too many come from one address block.
   */
  open(
    article: string,
    after: ChangeCursor | undefined,
    block: string,
  ): ReadableStream<Uint8Array> {
    const { maxStreams } = this.#parts.config;
    const held = this.#ofBlock.get(block) ?? 0;
    if (this.#isClosed || this.#open >= maxStreams) {
      throw new Problem('unavailable', {
        detail: 'There is no room for another stream.',
        retryAfter: retrySeconds,
      });
    }
    if (held >= Math.max(leastOfBlock, maxStreams * blockShare)) {
      throw new Problem('rate-limited', { retryAfter: retrySeconds });
    }
    this.#open += 1;
    this.#ofBlock.set(block, held + 1);
    let channel = this.#channels.get(article);
    if (!channel) this.#channels.set(article, (channel = new ThreadChannel(this.#parts, article)));
    const { streams } = channel;
    const stream: ThreadStream = new ThreadStream(
      after,
      () => channel.wake(),
      () => {
        streams.delete(stream);
        this.#open -= 1;
        const left = (this.#ofBlock.get(block) ?? 1) - 1;
        if (left) this.#ofBlock.set(block, left);
        else this.#ofBlock.delete(block);
        if (!streams.size && this.#channels.get(article) === channel) {
          this.#channels.delete(article);
          void channel.close();
        }
        if (!this.#open) this.#rest();
      },
    );
    streams.add(stream);
    this.#begin();
    channel.wake();
    return stream.body;
  }

  /** Ends every stream and takes no other; resolves when nothing of them touches the database any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#channels.values()].map((channel) => channel.close()));
    this.#rest();
    await this.#resting;
  }

  /** Listens while there is somebody to tell. */
  #begin(): void {
    this.#beat ??= setInterval(() => {
      for (const { streams } of this.#channels.values()) {
        for (const stream of streams) stream.beat();
      }
      void this.#look();
    }, beatMilliseconds).unref();
    this.#watch ??= this.#parts.store.watchThreads({
      changed: (article) => this.#channels.get(article)?.wake(),
      missed: () => void this.#look(),
    });
  }

  #rest(): void {
    clearInterval(this.#beat);
    this.#beat = undefined;
    const watch = this.#watch;
    this.#watch = undefined;
    if (watch) this.#resting = Promise.all([this.#resting, watch.stop()]);
  }

  /** Wakes the threads that are not as their streams were told: whatever word of them was lost. */
  async #look(): Promise<void> {
    const { db, log } = this.#parts;
    const articles = [...this.#channels.keys()];
    try {
      for (let start = 0; start < articles.length; start += articlesAQuery) {
        const asked = articles.slice(start, start + articlesAQuery);
        const rows = await db
          .selectFrom('articles')
          .select(['id', 'version'])
          .where('id', 'in', asked)
          .execute();
        const versions = new Map(rows.map(({ id, version }) => [id, version]));
        for (const article of asked) {
          const channel = this.#channels.get(article);
          if (channel && channel.version !== (versions.get(article) ?? 0)) channel.wake();
        }
      }
    } catch (error) {
      if (!this.#isClosed) log.warn({ err: error }, 'streams cannot be brought up to date now');
    }
  }
}
