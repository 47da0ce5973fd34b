import { score } from '../../../src/comments/ranking.ts';
import type { Decision } from '../../../src/moderation/decide.ts';
import type { Comment, Sort } from '../../../src/comments/schemas.ts';

/** A comment as the rules have it. */
export interface ModelComment {
  readonly id: string;
  readonly article: string;
  readonly parent: ModelComment | undefined;
  readonly key: string;
  readonly editToken: string;
  readonly sent: string;
  /** Milliseconds from which its author may change nothing. */
  readonly until: number;
  text: string;
  status: Comment['status'];
  readonly votes: Map<number, number>;
  /** By reader; whether it still waits for an editor. */
  readonly reports: Map<number, boolean>;
}

/** What threads are by the documented rules, counted anew each time it is asked. */
export class ThreadModel {
  readonly comments: ModelComment[] = [];
  readonly #before: boolean;

  constructor(moderation: 'before' | 'after') {
    this.#before = moderation === 'before';
  }

  /** The status of a new comment. */
  get first(): 'pending' | 'published' {
    return this.#before ? 'pending' : 'published';
  }

  depth({ parent }: ModelComment): number {
    return parent ? this.depth(parent) + 1 : 0;
  }

  /** The HTTP status of an edit, which it does. */
  edit(comment: ModelComment, text: string, now: number): number {
    const open = comment.status === 'published' || comment.status === 'pending';
    if (now >= comment.until || !open) return 403;
    if (comment.text !== text) {
      comment.text = text;
      if (this.#before) comment.status = 'pending';
    }
    return 200;
  }

  /** The HTTP status of a deletion by the author, which it does. */
  delete(comment: ModelComment, now: number): number {
    if (comment.status === 'deleted') return 204;
    if (now >= comment.until) return 403;
    comment.status = 'deleted';
    comment.text = '';
    return 204;
  }

  /** Whether an editor can decide so, which it does. */
  decide(comment: ModelComment, decision: Decision): boolean {
    if (decision === 'delete') {
      comment.text = '';
      comment.status = 'removed';
    } else if (!comment.text) {
      return false;
    } else if (decision === 'publish') {
      comment.status = 'published';
    } else {
      const seen = comment.status === 'published' || comment.status === 'removed';
      comment.status = seen ? 'removed' : 'rejected';
    }
    for (const reader of comment.reports.keys()) comment.reports.set(reader, false);
    return true;
  }

  tallies({ votes }: ModelComment): { up: number; down: number } {
    const count = (value: number) => [...votes.values()].filter((vote) => vote === value).length;
    return { up: count(1), down: count(-1) };
  }

  /** Those below a comment or on an article, whatever their state, oldest first. */
  below(article: string, parent?: ModelComment): ModelComment[] {
    return this.comments.filter((other) => other.article === article && other.parent === parent);
  }

  /** Published, or in the place of one that has replies which stand. */
  stands(comment: ModelComment): boolean {
    return (
      comment.status === 'published' ||
      this.below(comment.article, comment).some((reply) => this.stands(reply))
    );
  }

  /** What a list holds, in its order. */
  list(article: string, sort: Sort, parent?: ModelComment): ModelComment[] {
    const standing = this.below(article, parent).filter((comment) => this.stands(comment));
    if (sort === 'oldest') return standing;
    const newest = standing.reverse();
    if (sort === 'newest') return newest;
    const rank = (comment: ModelComment) => {
      const { up, down } = this.tallies(comment);
      return score(up, down);
    };
    return newest.sort((a, b) => rank(b) - rank(a));
  }

  published(article: string): ModelComment[] {
    return this.comments.filter(
      (comment) => comment.article === article && comment.status === 'published',
    );
  }

  /** A comment as anybody may read it, without its replies. */
  shown(comment: ModelComment) {
    const { id, article, parent, status, text } = comment;
    const published = status === 'published';
    const gone = status === 'deleted' ? 'deleted' : 'removed';
    return {
      ...{ id, article, parent: parent?.id ?? null, status: published ? status : gone },
      html: published ? `<p>${text}</p>` : '',
      votes: published ? this.tallies(comment) : { up: 0, down: 0 },
      replyCount: this.below(article, comment).filter((reply) => reply.status === 'published')
        .length,
    };
  }
}
