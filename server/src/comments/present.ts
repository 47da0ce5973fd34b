import type { Selectable } from 'kysely';

import type { CommentTable } from '../db/tables.ts';
import { renderComment } from '../rich-text/render.ts';
import type { Comment } from './schemas.ts';

/** A comment as it is stored. */
export type CommentRow = Selectable<CommentTable>;

const cachedTexts = 5000;
const cache = new Map<string, string>();

/** A stored comment as anybody may read it: one that is not published shows nothing but its place. */
export function present(row: CommentRow): Comment {
  return row.status === 'published' ? presentWhole(row) : tombstone(row);
}

/** A stored comment with its words, whatever its state: for its author. */
export function presentWhole(row: CommentRow): Comment {
  const comment = place(row, row.status);
  comment.author = {
    name: row.name,
    ...(row.picture !== null && { avatar: row.picture }),
    ...(row.badge && { badge: row.badge }),
  };
  comment.html = htmlOf(row.text);
  if (row.language !== null) comment.lang = row.language;
  if (row.edited !== null) comment.edited = new Date(row.edited).toISOString();
  if (row.pick) comment.pick = true;
  return comment;
}

/** What stands while replies do. An edit that waits for an editor looks removed until it is read. */
function tombstone(row: CommentRow): Comment {
  return {
    ...place(row, row.status === 'deleted' ? 'deleted' : 'removed'),
    votes: { up: 0, down: 0 },
  };
}

function place(row: CommentRow, status: Comment['status']): Comment {
  return {
    id: row.id,
    article: row.article,
    parent: row.parent,
    author: { name: '' },
    html: '',
    created: new Date(row.created).toISOString(),
    status,
    votes: { up: row.up, down: row.down },
    replyCount: row.replies,
  };
}

/** A stored text as HTML. Rendering is pure, so a text is rendered once as long as it is among the last used. */
export function htmlOf(text: string): string {
  const known = cache.get(text);
  const html = known ?? renderComment(text);
  if (known !== undefined) cache.delete(text);
  cache.set(text, html);
  if (cache.size > cachedTexts) {
    const { value: oldest } = cache.keys().next();
    if (oldest !== undefined) cache.delete(oldest);
  }
  return html;
}
