import { BackendProblem } from '../../../src/backends/backend-problem.ts';
import type {
  Backend,
  Comment,
  CommentCapabilities,
  CommentPage,
  CommentQuery,
  NewComment,
  OwnComment,
  PostedComment,
  Report,
  Site,
  Votes,
} from '../../../src/backends/contract.ts';

const CAPABILITIES: CommentCapabilities = {
  sorts: ['newest', 'oldest', 'best'],
  write: true,
  votes: 'updown',
  reports: true,
  editWindow: 900,
  maxDepth: 8,
  moderation: 'after',
  text: { min: 1, max: 200 },
  name: { min: 2, max: 60 },
};

interface Stored {
  comment: Comment;
  text: string;
  key: string;
  reason?: string;
}

/** A problem as a backend would report it. */
export function problem(
  type: string,
  status: number,
  more: Partial<BackendProblem['problem']> = {},
): BackendProblem {
  return new BackendProblem({ type, status, title: type, ...more });
}

/** A backend that keeps its comments in memory and answers as the contract says. */
export class MemoryBackend implements Backend {
  readonly stored: Stored[] = [];
  /** Every call, in order. */
  readonly calls: string[] = [];
  readonly reports: Report[] = [];
  capabilities: CommentCapabilities | false;
  /** Replies that come with a comment. */
  firstReplies = 3;
  /** Errors thrown by the next calls of a name, instead of an answer. */
  readonly failures: Record<string, Error[]> = {};
  /** Resolves before the answer of a call goes out. */
  gate: Promise<void> | undefined;
  /** Whether an answer is lost after its work is done. */
  loseAnswer = false;
  readonly #votes = new Map<string, number>();
  #made = 0;

  constructor(capabilities: Partial<CommentCapabilities> = {}) {
    this.capabilities = { ...CAPABILITIES, ...capabilities };
  }

  /** Adds a comment that somebody wrote. */
  add(text: string, more: Partial<Comment> = {}): Comment {
    const id = `c${++this.#made}`;
    const comment: Comment = {
      id,
      article: 'a',
      parent: null,
      author: { name: `Reader ${this.#made}` },
      html: `<p>${text}</p>`,
      created: new Date(Date.now() - 3_600_000 + this.#made * 1000).toISOString(),
      status: 'published',
      votes: { up: 0, down: 0 },
      replyCount: 0,
      ...more,
    };
    this.stored.push({ comment, text, key: '' });
    return comment;
  }

  async site(): Promise<Site> {
    await this.#enter('site');
    return {
      contract: 1,
      comments: this.capabilities,
      counts: false,
      related: false,
      captcha: [],
      siteKeys: {},
      feeds: { comments: false, articles: false },
      stream: false,
    };
  }

  async comments({
    parent,
    sort = 'newest',
    cursor,
    limit = 20,
    around,
  }: CommentQuery): Promise<CommentPage> {
    await this.#enter('comments', cursor ?? around ?? parent ?? sort);
    const published = this.#published();
    const level = published.filter((comment) => comment.parent === (parent ?? null));
    const order = cursor?.split(' ')[0] ?? sort;
    if (!parent && order !== 'oldest') level.reverse();
    let from = Number(cursor?.split(' ')[1] ?? 0);
    if (around) {
      let root = published.find(({ id }) => id === around);
      while (root?.parent) root = published.find(({ id }) => id === root!.parent);
      if (!root) throw problem('unknown-comment', 404);
      from = Math.max(0, level.indexOf(root) - 1);
    }
    const to = from + limit;
    return {
      total: published.length,
      roots: published.filter((comment) => comment.parent === null).length,
      items: level.slice(from, to).map((comment) => this.#withReplies(comment)),
      next: to < level.length ? `${order} ${to}` : null,
      previous: from > 0 ? `${order} ${Math.max(0, from - limit)}` : null,
    };
  }

  async comment({
    id,
    editToken,
  }: {
    id: string;
    editToken?: string;
  }): Promise<Comment | OwnComment> {
    await this.#enter('comment', id);
    const { comment, text, reason } = this.#find(id);
    if (editToken !== `token ${id}` && comment.status !== 'published') {
      throw problem('unknown-comment', 404);
    }
    return editToken ? { ...comment, text, ...(reason && { reason }) } : { ...comment };
  }

  async post(
    { article, parent, author, text }: NewComment,
    { key }: { key: string },
  ): Promise<PostedComment> {
    await this.#enter('post', key);
    const known = this.stored.find((each) => each.key === key);
    if (known && (known.text !== text || known.comment.author.name !== author.name)) {
      throw problem('key-reused', 409);
    }
    const status =
      this.capabilities && this.capabilities.moderation === 'before' ? 'pending' : 'published';
    const created = new Date().toISOString();
    const comment =
      known?.comment ??
      this.add(text, {
        article,
        parent: parent ?? null,
        author: { name: author.name },
        status,
        created,
      });
    if (!known) this.stored.at(-1)!.key = key;
    if (this.loseAnswer) {
      this.loseAnswer = false;
      throw new TypeError('Failed to fetch');
    }
    const editUntil = new Date(Date.now() + 900_000).toISOString();
    return { comment: { ...comment }, editToken: `token ${comment.id}`, editUntil };
  }

  async preview({ text }: { text: string }): Promise<{ html: string }> {
    await this.#enter('preview', text);
    const inline = text.replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>');
    return { html: `<p>${inline}</p>` };
  }

  async edit({ id, text, editToken }: { id: string; text: string; editToken: string }) {
    await this.#enter('edit', id);
    const stored = this.#find(id);
    if (editToken !== `token ${id}`) throw problem('edit-token-refused', 403);
    stored.text = text;
    const edited = new Date().toISOString();
    stored.comment = { ...stored.comment, html: `<p>${text}</p>`, edited };
    return { ...stored.comment, text };
  }

  async remove({ id }: { id: string; editToken: string }): Promise<void> {
    await this.#enter('remove', id);
    this.stored.splice(this.stored.indexOf(this.#find(id)), 1);
  }

  async vote({ id, value }: { id: string; value: 1 | 0 | -1 }): Promise<Votes> {
    await this.#enter('vote', `${id} ${value}`);
    const stored = this.#find(id);
    const before = this.#votes.get(id) ?? 0;
    this.#votes.set(id, value);
    const { up, down } = stored.comment.votes;
    const votes = {
      up: up + Number(value === 1) - Number(before === 1),
      down: down + Number(value === -1) - Number(before === -1),
    };
    stored.comment = { ...stored.comment, votes };
    return votes;
  }

  async report({ id, report }: { id: string; report: Report }): Promise<void> {
    await this.#enter('report', id);
    this.reports.push(report);
  }

  /** An editor decides. */
  decide(id: string, status: Comment['status'], reason?: string): void {
    const stored = this.#find(id);
    stored.comment = { ...stored.comment, status };
    if (reason) stored.reason = reason;
  }

  /** How often a call was made. */
  count(name: string): number {
    return this.calls.filter((call) => call.split(' ')[0] === name).length;
  }

  async #enter(name: string, what = ''): Promise<void> {
    this.calls.push(`${name} ${what}`);
    await this.gate;
    const failure = this.failures[name]?.shift();
    if (failure) throw failure;
  }

  #find(id: string): Stored {
    const found = this.stored.find(({ comment }) => comment.id === id);
    if (!found) throw problem('unknown-comment', 404);
    return found;
  }

  #published(): Comment[] {
    return this.stored
      .map(({ comment }) => comment)
      .filter(({ status }) => !/pending|rejected/.test(status));
  }

  #withReplies(comment: Comment): Comment {
    const replies = this.#published().filter(({ parent }) => parent === comment.id);
    return {
      ...comment,
      replyCount: replies.length || comment.replyCount,
      replies: replies.slice(0, this.firstReplies).map((reply) => this.#withReplies(reply)),
      repliesNext: replies.length > this.firstReplies ? `oldest ${this.firstReplies}` : null,
    };
  }
}
