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
import { addressOf, requestJson } from './http-request.ts';
import type { httpWriting } from './http-writing.ts';

type Writing = ReturnType<typeof httpWriting>;

/** Speaks the contract over HTTP: our reference server, or any server that answers the same calls. */
export class HttpBackend implements Backend {
  // Calls that one who reads does not make: their programs come with the first of them.
  readonly comment = this.#writing('comment');
  readonly post = this.#writing('post');
  readonly preview = this.#writing('preview');
  readonly edit = this.#writing('edit');
  readonly remove = this.#writing('remove');
  readonly vote = this.#writing('vote');
  readonly report = this.#writing('report');
  readonly captcha: CaptchaCalls = {
    challenge: async (query) => (await this.#captcha()).challenge(query),
    audio: async (query) => (await this.#captcha()).audio(query),
    answer: async (query) => (await this.#captcha()).answer(query),
  };
  readonly #base: string;

  /** @param base - The server's address; `v1/…` is added to it. */
  constructor(base: string) {
    this.#base = base.endsWith('/') ? base : `${base}/`;
  }

  site({ signal }: { signal?: AbortSignal } = {}): Promise<Site> {
    return requestJson(this.#base, 'site', { signal });
  }

  comments({ signal, ...query }: CommentQuery): Promise<CommentPage> {
    return requestJson(this.#base, 'comments', { query: { ...query }, signal });
  }

  async counts({
    signal,
    articles,
  }: {
    articles: string[];
    signal?: AbortSignal;
  }): Promise<Record<string, number>> {
    const call = { query: { article: articles }, signal };
    type Answer = { counts: Record<string, number> };
    return (await requestJson<Answer>(this.#base, 'counts', call)).counts;
  }

  async related({ signal, ...query }: RelatedQuery): Promise<RelatedItem[]> {
    const call = { query: { ...query }, signal };
    return (await requestJson<{ items: RelatedItem[] }>(this.#base, 'related', call)).items;
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

  #writing<K extends keyof Writing>(name: K): Writing[K] {
    const call = async (...query: never[]) => {
      const { httpWriting } = await import('./http-writing.ts');
      const calls: Record<K, (...query: never[]) => unknown> = httpWriting(this.#base);
      return calls[name](...query);
    };
    return call as Writing[K];
  }

  async #captcha(): Promise<CaptchaCalls> {
    return (await import('./http-captcha.ts')).httpCaptcha(this.#base);
  }
}
