import { configuration } from '../core/configuration.ts';
import { BackendProblem } from './backend-problem.ts';
import type {
  Backend,
  BackendFeed,
  CaptchaCalls,
  CaptchaChallenge,
  CaptchaToken,
  Comment,
  CommentPage,
  CommentQuery,
  NewComment,
  OwnComment,
  PostedComment,
  Problem,
  RelatedItem,
  RelatedQuery,
  Report,
  Site,
  Votes,
} from './contract.ts';

/** Milliseconds after which a request counts as failed. */
const PATIENCE = 20_000;

interface Call {
  method?: string;
  query?: Record<string, string | number | undefined | readonly string[]>;
  headers?: Record<string, string | undefined>;
  body?: unknown;
  signal?: AbortSignal | undefined;
}

/** Speaks the contract over HTTP: our reference server, or any server that answers the same calls. */
export class HttpBackend implements Backend {
  readonly captcha: CaptchaCalls = {
    challenge: ({ kind, action, signal }) =>
      this.#json<CaptchaChallenge>('captcha', { method: 'POST', body: { kind, action }, signal }),
    audio: async ({ id, lang, signal }) =>
      (
        await this.#fetch(`captcha/${encodeURIComponent(id)}/audio`, { query: { lang }, signal })
      ).arrayBuffer(),
    answer: ({ id, answer, signal }) =>
      this.#json<CaptchaToken>(`captcha/${encodeURIComponent(id)}/answer`, {
        method: 'POST',
        body: { answer },
        signal,
      }),
  };

  readonly #base: string;

  /** @param base - The server's address; `v1/…` is added to it. */
  constructor(base: string) {
    this.#base = base.endsWith('/') ? base : `${base}/`;
  }

  site({ signal }: { signal?: AbortSignal } = {}): Promise<Site> {
    return this.#json('site', { signal });
  }

  comments({ signal, ...query }: CommentQuery): Promise<CommentPage> {
    return this.#json('comments', { query, signal });
  }

  comment({
    id,
    editToken,
    signal,
  }: {
    id: string;
    editToken?: string;
    signal?: AbortSignal;
  }): Promise<Comment | OwnComment> {
    return this.#json(`comments/${encodeURIComponent(id)}`, {
      headers: { 'edit-token': editToken },
      signal,
    });
  }

  post(
    comment: NewComment,
    { key, signal }: { key: string; signal?: AbortSignal },
  ): Promise<PostedComment> {
    return this.#json('comments', {
      method: 'POST',
      body: comment,
      headers: { 'idempotency-key': key },
      signal,
    });
  }

  edit({
    id,
    text,
    editToken,
    signal,
  }: {
    id: string;
    text: string;
    editToken: string;
    signal?: AbortSignal;
  }): Promise<OwnComment> {
    const headers = { 'edit-token': editToken };
    return this.#json(`comments/${encodeURIComponent(id)}`, {
      method: 'PATCH',
      body: { text },
      headers,
      signal,
    });
  }

  async remove({
    id,
    editToken,
    signal,
  }: {
    id: string;
    editToken: string;
    signal?: AbortSignal;
  }): Promise<void> {
    const headers = { 'edit-token': editToken };
    await this.#done(`comments/${encodeURIComponent(id)}`, { method: 'DELETE', headers, signal });
  }

  vote({
    id,
    value,
    readerKey,
    signal,
  }: {
    id: string;
    value: 1 | 0 | -1;
    readerKey: string;
    signal?: AbortSignal;
  }): Promise<Votes> {
    const headers = { 'reader-key': readerKey };
    return this.#json(`comments/${encodeURIComponent(id)}/vote`, {
      method: 'PUT',
      body: { value },
      headers,
      signal,
    });
  }

  async report({
    id,
    report,
    readerKey,
    signal,
  }: {
    id: string;
    report: Report;
    readerKey: string;
    signal?: AbortSignal;
  }): Promise<void> {
    const headers = { 'reader-key': readerKey };
    await this.#done(`comments/${encodeURIComponent(id)}/reports`, {
      method: 'POST',
      body: report,
      headers,
      signal,
    });
  }

  async counts({
    articles,
    signal,
  }: {
    articles: string[];
    signal?: AbortSignal;
  }): Promise<Record<string, number>> {
    return (
      await this.#json<{ counts: Record<string, number> }>('counts', {
        query: { article: articles },
        signal,
      })
    ).counts;
  }

  async related({ signal, ...query }: RelatedQuery): Promise<RelatedItem[]> {
    return (await this.#json<{ items: RelatedItem[] }>('related', { query: { ...query }, signal }))
      .items;
  }

  feeds({ article }: { article: string }): BackendFeed[] {
    return [
      { kind: 'comments', url: this.#url('v1/feeds/comments.rss', { article }) },
      { kind: 'articles', url: this.#url('v1/feeds/articles.rss') },
    ];
  }

  threadUrl({ article }: { article: string }): string {
    return this.#url('threads', { article });
  }

  #url(path: string, query: Call['query'] = {}): string {
    const url = new URL(path, this.#base);
    for (const [name, value] of Object.entries(query)) {
      for (const each of Array.isArray(value) ? value : [value]) {
        if (each !== undefined) url.searchParams.append(name, String(each));
      }
    }
    return url.href;
  }

  async #json<T>(path: string, call: Call): Promise<T> {
    return (await this.#fetch(path, call)).json() as Promise<T>;
  }

  /** For an answer that says no more than that it was done; read all the same, else browsers call it aborted. */
  async #done(path: string, call: Call): Promise<void> {
    await (await this.#fetch(path, call)).text();
  }

  async #fetch(
    path: string,
    { method = 'GET', query, headers = {}, body, signal }: Call,
  ): Promise<Response> {
    const url = this.#url(`v1/${path}`, query);
    const sent = new Headers({ accept: 'application/json' });
    for (const [name, value] of Object.entries(headers)) if (value) sent.set(name, value);
    if (body !== undefined) sent.set('content-type', 'application/json');
    const token = await credential(url);
    if (token) sent.set('authorization', `Bearer ${token}`);
    const response = await fetch(url, {
      method,
      headers: sent,
      body: body === undefined ? null : JSON.stringify(body),
      credentials: 'omit',
      signal: withPatience(signal),
    });
    if (!response.ok) throw new BackendProblem(await readProblem(response));
    return response;
  }
}

/** The reader's token, only for the origin it belongs to. */
async function credential(url: string): Promise<string | null> {
  const { auth } = configuration();
  if (!auth || new URL(auth.for).origin !== new URL(url).origin) return null;
  return typeof auth.token === 'function' ? auth.token() : auth.token;
}

function withPatience(signal: AbortSignal | undefined): AbortSignal {
  const timeout = AbortSignal.timeout(PATIENCE);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}

/** Problem details as they came; for anything else a problem that says what the server answered. */
async function readProblem(response: Response): Promise<Problem> {
  const { status, headers } = response;
  const retryAfter = Number(headers.get('retry-after')) || undefined;
  if (headers.get('content-type')?.includes('json')) {
    try {
      const body = (await response.json()) as Partial<Problem>;
      if (typeof body.type === 'string') {
        const type = body.type.split('/').pop() || 'refused';
        return {
          title: `HTTP ${status}`,
          ...body,
          ...(retryAfter && { retryAfter }),
          type,
          status,
        };
      }
    } catch {
      // Not what its content type says: the status is all there is to tell.
    }
  }
  return { type: 'refused', status, title: `HTTP ${status}`, ...(retryAfter && { retryAfter }) };
}
