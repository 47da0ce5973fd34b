import type { Comment, ReportReason, Votes } from '../../backends/contract.ts';

/** A comment that the reader wants to send. */
export interface CommentToSend {
  /** The article's id. */
  article: string;
  /** Id of the comment that is answered. */
  parent: string | null;
  name: string;
  /** As typed, NFC. */
  text: string;
}

/** What taking part tells the page; a type that starts with `news-before-` can be cancelled. */
export interface ParticipationEvents {
  'news-before-post': CommentToSend;
  'news-before-sign-in': { article: string };
  'news-comment-posted': { comment: Comment };
  'news-comment-edited': { comment: Comment };
  'news-comment-deleted': { id: string };
  'news-comment-voted': { id: string; value: 1 | 0 | -1; votes: Votes };
  'news-comment-reported': { id: string; reason: ReportReason };
}

declare global {
  interface HTMLElementEventMap {
    'news-comments-loaded': CustomEvent<{ article: string; total: number }>;
    'news-comments-failed': CustomEvent<{ error: unknown }>;
    'news-before-post': CustomEvent<ParticipationEvents['news-before-post']>;
    'news-before-sign-in': CustomEvent<ParticipationEvents['news-before-sign-in']>;
    'news-comment-posted': CustomEvent<ParticipationEvents['news-comment-posted']>;
    'news-comment-edited': CustomEvent<ParticipationEvents['news-comment-edited']>;
    'news-comment-deleted': CustomEvent<ParticipationEvents['news-comment-deleted']>;
    'news-comment-voted': CustomEvent<ParticipationEvents['news-comment-voted']>;
    'news-comment-reported': CustomEvent<ParticipationEvents['news-comment-reported']>;
  }
}
