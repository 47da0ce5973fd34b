import type { Comment, OwnComment, PostedComment } from '../../../backends/contract.ts';
import { OWN_KEY } from '../kept-before.ts';
import { readComment } from '../read-comment.ts';
import { readJson, writeJson } from '../stored-json.ts';

const MOST = 50;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** How long a comment is remembered after it was sent, by its state: lists may be cached, editors take their time. */
const LIFE: Record<Comment['status'], number> = {
  published: 15 * MINUTE,
  pending: 30 * DAY,
  rejected: 7 * DAY,
  deleted: 0,
  removed: 0,
};

/** One's own comment as the browser remembers it. */
export interface OwnRecord {
  /** The article's id as the page gave it; backends may write it another way. */
  article: string;
  comment: Comment;
  /** As typed. */
  text: string;
  /** Name of the one who was answered. */
  to?: string;
  editToken?: string;
  /** ISO 8601, by the server's clock. */
  editUntil?: string;
  /** Milliseconds by which the server's clock is ahead of ours. */
  skew: number;
  /** Why it was rejected. */
  reason?: string;
}

/** Makes the record of a comment that was just stored. `now` is our clock at the answer. */
export function recordOf(
  { comment, editToken, editUntil, now: theirs = comment.created }: PostedComment,
  article: string,
  text: string,
  to: string | undefined,
  now: number,
): OwnRecord {
  const answered = Date.parse(theirs);
  return {
    article,
    comment,
    text,
    ...(to && { to }),
    ...(editToken && { editToken }),
    ...(editUntil && { editUntil }),
    skew: Number.isFinite(answered) ? answered - now : 0,
  };
}

/** Milliseconds that are left for changes, by the server's clock; 0 when there are none. */
export function editTimeLeft({ editToken, editUntil, skew }: OwnRecord, now: number): number {
  if (!editToken || !editUntil) return 0;
  return Math.max(0, Date.parse(editUntil) - (now + skew)) || 0;
}

/** The reader's comments on one article, oldest first. What is too old to matter is forgotten. */
export function ownComments(address: string, article: string, now: number): OwnRecord[] {
  return readAll(address, now).filter((record) => record.article === article);
}

/** Remembers a comment, in place of an earlier state of it. */
export function keepOwnComment(address: string, record: OwnRecord, now: number): void {
  const others = readAll(address, now).filter(({ comment }) => comment.id !== record.comment.id);
  writeAll(address, [...others, record]);
}

/** Forgets a comment. */
export function forgetOwnComment(address: string, id: string, now: number): void {
  writeAll(
    address,
    readAll(address, now).filter(({ comment }) => comment.id !== id),
  );
}

/** A record with the state that the backend told. */
export function withState(record: OwnRecord, comment: Comment | OwnComment): OwnRecord {
  const { text = record.text, reason, ...shown } = comment as Partial<OwnComment> & Comment;
  const { reason: _, ...rest } = record;
  return { ...rest, comment: shown, text, ...(reason && { reason }) };
}

function readAll(address: string, now: number): OwnRecord[] {
  const records: unknown = readJson<{ records: unknown }>(OWN_KEY + address)?.records;
  if (!Array.isArray(records)) return [];
  return (records as OwnRecord[]).filter((record) => {
    const comment = readComment(record?.comment);
    if (!comment || typeof record.text !== 'string') return false;
    const age = now + (record.skew || 0) - Date.parse(comment.created);
    return age < LIFE[comment.status] || editTimeLeft(record, now) > 0;
  });
}

function writeAll(address: string, records: readonly OwnRecord[]): void {
  writeJson(OWN_KEY + address, records.length ? { records: records.slice(-MOST) } : null);
}
