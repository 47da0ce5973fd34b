import { problemOf } from '../../../backends/backend-problem.ts';
import type { Backend, NewComment, PostedComment } from '../../../backends/contract.ts';
import type { Draft } from '../draft.ts';

/**
 * Sends a comment so that it is stored once, however often it is tried. Where an earlier version of it had arrived
 * without our knowing, that one is asked back and changed to the present words; where it cannot be changed any more,
 * the backend's `key-reused` goes on to the writer, and the next try is a comment of its own.
 */
export async function postOnce(
  backend: Backend,
  draft: Draft,
  comment: NewComment,
  signal: AbortSignal,
): Promise<PostedComment> {
  const before = draft.attempt;
  draft.sending({ text: comment.text, name: comment.author.name });
  try {
    return await backend.post!(comment, { key: draft.key, signal });
  } catch (error) {
    if (problemOf(error)?.type !== 'key-reused') throw error;
    const stored = before && (await askBack(backend, draft.key, comment, before, signal));
    if (stored?.editToken && backend.edit) {
      const { editToken } = stored;
      const { id } = stored.comment;
      const changed = await backend.edit({ id, text: comment.text, editToken, signal });
      return { ...stored, comment: changed };
    }
    draft.renew();
    if (stored) throw error;
    // The key belongs to what another tab sent: this is another comment.
    return await backend.post!(comment, { key: draft.key, signal });
  }
}

/** The same key with the same words gives the stored comment and the token to change it. */
async function askBack(
  backend: Backend,
  key: string,
  comment: NewComment,
  { text, name }: { text: string; name: string },
  signal: AbortSignal,
): Promise<PostedComment | undefined> {
  try {
    const first = { ...comment, text, author: { name } };
    return await backend.post!(first, { key, signal });
  } catch (error) {
    if (problemOf(error)?.type === 'key-reused') return undefined;
    throw error;
  }
}
