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

/** Calls that one who reads does not make: they come with the first of them. */
type Later = Required<Pick<Backend, 'comment' | 'post' | 'edit' | 'remove' | 'vote' | 'report'>>;

/** Speaks the contract over HTTP: our reference server, or any server that answers the same calls. */
export class HttpBackend implements Backend {
  readonly captcha: CaptchaCalls = {
    challenge: (call) => this.#later((calls) => calls.challenge(call)),
    audio: (call) => this.#later((calls) => calls.audio(call)),
    answer: (call) => this.#later((calls) => calls.answer(call)),
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

  readonly comment: Later['comment'] = (call) => this.#later((calls) => calls.comment(call));
  readonly post: Later['post'] = (...call) => this.#later((calls) => calls.post(...call));
  readonly edit: Later['edit'] = (call) => this.#later((calls) => calls.edit(call));
  readonly remove: Later['remove'] = (call) => this.#later((calls) => calls.remove(call));
  readonly vote: Later['vote'] = (call) => this.#later((calls) => calls.vote(call));
  readonly report: Later['report'] = (call) => this.#later((calls) => calls.report(call));

  async #later<T>(call: (calls: HttpWriting) => Promise<T>): Promise<T> {
    const { HttpWriting } = await import('./http-writing.ts');
    return call(new HttpWriting(this.#base));
  }

  async #get<T>(path: string, query: Query, signal: AbortSignal | undefined): Promise<T> {
    return (
      await request(this.#base, path, { query, signal: signal ?? null })
    ).json() as Promise<T>;
  }
}
