import type {
  Backend,
  BackendFeed,
  CaptchaCalls,
  CommentPage,
  CommentQuery,
  RelatedItem,
  RelatedQuery,
  Site,
} from './contract.ts';
import { addressOf, type Query, request } from './http-request.ts';
import type { HttpWriting } from './http-writing.ts';

/** Speaks the contract over HTTP: our reference server, or any server that answers the same calls. */
export class HttpBackend implements Backend {
  readonly comment = this.#later('comment');
  readonly post = this.#later('post');
  readonly edit = this.#later('edit');
  readonly remove = this.#later('remove');
  readonly vote = this.#later('vote');
  readonly report = this.#later('report');
  readonly captcha: CaptchaCalls = {
    challenge: this.#later('challenge'),
    audio: this.#later('audio'),
    answer: this.#later('answer'),
  };
  readonly #base: string;

  /** @param base - The server's address; `v1/…` is added to it. */
  constructor(base: string) {
    this.#base = base.endsWith('/') ? base : `${base}/`;
  }

  site({ signal }: { signal?: AbortSignal } = {}): Promise<Site> {
    return this.#get('site', {}, signal);
  }

  comments({ signal, ...query }: CommentQuery): Promise<CommentPage> {
    return this.#get('comments', query, signal);
  }

  async counts({
    signal,
    articles,
  }: {
    articles: string[];
    signal?: AbortSignal;
  }): Promise<Record<string, number>> {
    const query = { article: articles };
    return (await this.#get<{ counts: Record<string, number> }>('counts', query, signal)).counts;
  }

  async related({ signal, ...query }: RelatedQuery): Promise<RelatedItem[]> {
    return (await this.#get<{ items: RelatedItem[] }>('related', { ...query }, signal)).items;
  }

  feeds(query: { article: string }): BackendFeed[] {
    return [
      { kind: 'comments', url: addressOf(this.#base, 'v1/feeds/comments.rss', { ...query }) },
      { kind: 'articles', url: addressOf(this.#base, 'v1/feeds/articles.rss') },
    ];
  }

  threadUrl(query: { article: string }): string {
    return addressOf(this.#base, 'threads', { ...query });
  }

  /** A call that one who reads does not make: its program comes with the first of them. */
  #later<K extends keyof HttpWriting>(name: K): HttpWriting[K] {
    const call = async (...query: never[]) => {
      const { HttpWriting } = await import('./http-writing.ts');
      const calls: Record<K, (...query: never[]) => unknown> = new HttpWriting(this.#base);
      return calls[name](...query);
    };
    return call as HttpWriting[K];
  }

  async #get<T>(path: string, query: Query, signal: AbortSignal | undefined): Promise<T> {
    return (
      await request(this.#base, path, { query, signal: signal ?? null })
    ).json() as Promise<T>;
  }
}
