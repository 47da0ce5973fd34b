import type { Comment, Votes } from '../../backends/contract.ts';

const STATES = /^(?:published|pending|rejected|deleted|removed)$/;

/** What a backend sent as a comment, when it is one: a broken one must not take the others with it. */
export function readComment(value: unknown): Comment | null {
  const comment = value as Comment | null | undefined;
  const sound =
    typeof comment?.id === 'string' &&
    typeof comment.html === 'string' &&
    typeof comment.created === 'string' &&
    typeof comment.author?.name === 'string' &&
    STATES.test(comment.status);
  if (!sound) return null;
  const replies = Array.isArray(comment.replies) ? comment.replies : [];
  return { ...comment, votes: readVotes(comment.votes), replies };
}

function readVotes(votes: Partial<Votes> | undefined): Votes {
  return { up: Number(votes?.up) || 0, down: Number(votes?.down) || 0 };
}
