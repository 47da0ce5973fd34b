import { configuration } from '../core/configuration.ts';
import type { Backend, Comment, OwnComment, PostedComment, Votes } from './contract.ts';
import { type Call, requestJson as plainJson, request as send } from './http-request.ts';

type Writing = Required<
  Pick<Backend, 'comment' | 'post' | 'preview' | 'edit' | 'remove' | 'vote' | 'report'>
>;

/** The calls of one who writes, and follows what was written. */
export function httpWriting(base: string): Writing {
  const request = async (path: string, { headers, ...call }: Call) => {
    if (!configuration().auth) return send(base, path, { ...call, ...(headers && { headers }) });
    const { withCredential } = await import('./credential.ts');
    return withCredential(base, (credential) =>
      send(base, path, { ...call, headers: { ...headers, ...credential } }),
    );
  };
  const requestJson = async <T>(path: string, call: Call) =>
    (await request(path, call)).json() as Promise<T>;
  return {
    comment: ({ id, editToken, signal }) =>
      plainJson<Comment | OwnComment>(base, pathOf(id), {
        headers: editToken ? { 'edit-token': editToken } : {},
        signal,
      }),
    async post(json, { key, signal }) {
      const headers = { 'idempotency-key': key };
      const response = await request('comments', { method: 'POST', json, headers, signal });
      // In whole seconds: the latest moment it may mean, so that nobody counts on time that is over.
      const now = Date.parse(response.headers.get('date') ?? '') + 999;
      return {
        ...((await response.json()) as PostedComment),
        ...(now && { now: new Date(now).toISOString() }),
      };
    },
    preview: ({ text, signal }) =>
      plainJson<{ html: string }>(base, 'preview', { method: 'POST', json: { text }, signal }),
    edit: ({ id, text, editToken, signal }) =>
      requestJson<OwnComment>(pathOf(id), {
        method: 'PATCH',
        json: { text },
        headers: { 'edit-token': editToken },
        signal,
      }),
    remove: ({ id, editToken, signal }) =>
      done(
        request(pathOf(id), {
          method: 'DELETE',
          headers: { 'edit-token': editToken },
          signal,
        }),
      ),
    vote: ({ id, value, readerKey, signal }) =>
      requestJson<Votes>(`${pathOf(id)}/vote`, {
        method: 'PUT',
        json: { value },
        headers: { 'reader-key': readerKey },
        signal,
      }),
    report: ({ id, report, readerKey, signal }) =>
      done(
        request(`${pathOf(id)}/reports`, {
          method: 'POST',
          json: report,
          headers: { 'reader-key': readerKey },
          signal,
        }),
      ),
  };
}

/** For an answer that says no more than that it was done; read all the same, else browsers call it aborted. */
async function done(answer: Promise<Response>): Promise<void> {
  await (await answer).text();
}

function pathOf(id: string): string {
  return `comments/${encodeURIComponent(id)}`;
}
