import type { Comment } from '../../backends/contract.ts';
import type { CommentStore, Entry } from './comment-store.ts';

/** Puts a comment of the reader's own where it is seen: first on the article, last among replies. Never twice. */
export function insertComment(store: CommentStore, comment: Comment): Entry {
  const known = store.find(comment.id);
  if (known) {
    replaceComment(store, comment);
    return known;
  }
  const parent = (comment.parent && store.find(comment.parent)) || null;
  const [entry] = store.add([{ ...comment, replies: [] }], parent, !parent);
  store.touch(parent ?? entry!);
  return entry!;
}

/** Shows a newer state of a comment. */
export function replaceComment(store: CommentStore, comment: Comment): void {
  const entry = store.find(comment.id);
  if (!entry) return;
  entry.comment = comment;
  store.touch(entry);
}

/** Takes a comment away: its place stays as a tombstone while replies stand. */
export function removeComment(store: CommentStore, id: string): void {
  const entry = store.find(id);
  if (!entry) return;
  if (entry.comment?.status === 'published') correctTotal(store, -1);
  if (entry.comment && (entry.replies.length || entry.comment.replyCount)) {
    replaceComment(store, { ...entry.comment, status: 'deleted', html: '' });
    return;
  }
  store.entries.delete(id);
  const siblings = entry.parent?.replies ?? store.roots;
  siblings.splice(siblings.indexOf(entry), 1);
  store.touch(entry);
}

/** Corrects the number of published comments for one that the list does not count yet. */
export function correctTotal(store: CommentStore, difference: 1 | -1): void {
  store.total = Math.max(0, store.total + difference);
  store.changed();
}
