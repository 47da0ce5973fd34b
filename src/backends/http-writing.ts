import type {
  Backend,
  CaptchaChallenge,
  CaptchaToken,
  Comment,
  OwnComment,
  PostedComment,
  Votes,
} from './contract.ts';
import { request } from './http-request.ts';

type Call<K extends keyof Backend> = Parameters<
  Extract<Backend[K], (...call: never[]) => unknown>
>[0];
type CaptchaCall<K extends keyof NonNullable<Backend['captcha']>> = Parameters<
  NonNullable<Backend['captcha']>[K]
>[0];

/** The calls of one who writes, and of what guards them. */
export class HttpWriting {
  readonly #base: string;

  /** @param base - The server's address; `v1/…` is added to it. */
  constructor(base: string) {
    this.#base = base;
  }

  comment({ id, editToken, signal }: Call<'comment'>): Promise<Comment | OwnComment> {
    const headers: Record<string, string> = editToken ? { 'edit-token': editToken } : {};
    return this.#json(commentPath(id), { headers, signal });
  }

  post(
    comment: Call<'post'>,
    { key, signal }: { key: string; signal?: AbortSignal },
  ): Promise<PostedComment> {
    const headers = { 'idempotency-key': key };
    return this.#json('comments', { method: 'POST', body: comment, headers, signal });
  }

  edit({ id, text, editToken, signal }: Call<'edit'>): Promise<OwnComment> {
    const headers = { 'edit-token': editToken };
    return this.#json(commentPath(id), { method: 'PATCH', body: { text }, headers, signal });
  }

  remove({ id, editToken, signal }: Call<'remove'>): Promise<void> {
    const headers = { 'edit-token': editToken };
    return this.#done(commentPath(id), { method: 'DELETE', headers, signal });
  }

  vote({ id, value, readerKey, signal }: Call<'vote'>): Promise<Votes> {
    const headers = { 'reader-key': readerKey };
    return this.#json(`${commentPath(id)}/vote`, {
      method: 'PUT',
      body: { value },
      headers,
      signal,
    });
  }

  report({ id, report, readerKey, signal }: Call<'report'>): Promise<void> {
    const headers = { 'reader-key': readerKey };
    return this.#done(`${commentPath(id)}/reports`, {
      method: 'POST',
      body: report,
      headers,
      signal,
    });
  }

  challenge({ kind, action, signal }: CaptchaCall<'challenge'>): Promise<CaptchaChallenge> {
    return this.#json('captcha', { method: 'POST', body: { kind, action }, signal });
  }

  async audio({ id, lang, signal }: CaptchaCall<'audio'>): Promise<ArrayBuffer> {
    const path = `captcha/${encodeURIComponent(id)}/audio`;
    const answer = await request(this.#base, path, { query: { lang }, signal: signal ?? null });
    return answer.arrayBuffer();
  }

  answer({ id, answer, signal }: CaptchaCall<'answer'>): Promise<CaptchaToken> {
    const path = `captcha/${encodeURIComponent(id)}/answer`;
    return this.#json(path, { method: 'POST', body: { answer }, signal });
  }

  async #json<T>(path: string, call: Written): Promise<T> {
    return (await this.#send(path, call)).json() as Promise<T>;
  }

  /** For an answer that says no more than that it was done; read all the same, else browsers call it aborted. */
  async #done(path: string, call: Written): Promise<void> {
    await (await this.#send(path, call)).text();
  }

  #send(path: string, { body, headers, signal, ...init }: Written): Promise<Response> {
    return request(this.#base, path, {
      ...init,
      signal: signal ?? null,
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
}

interface Written {
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
  signal?: AbortSignal | undefined;
}

function commentPath(id: string): string {
  return `comments/${encodeURIComponent(id)}`;
}
