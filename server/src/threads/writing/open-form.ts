import type { Context } from 'hono';
import { randomBytes } from 'node:crypto';
import { readOwn } from '../../comments/own.ts';
import { present } from '../../comments/present.ts';
import type { CommentRow } from '../../comments/present.ts';
import { Problem } from '../../http/problem.ts';
import type { AppEnv } from '../../http/router.ts';
import type { Services } from '../../services.ts';
import type { Markup } from '../comment-view.ts';
import { whyNotWritable } from '../context.ts';
import type { ThreadContext } from '../context.ts';
import { freshCode } from './code.ts';
import type { CommentForm } from './comment-form.ts';
import { ReaderCookies } from './cookies.ts';
import { commentFormPage, storedFormPage } from './form-page.ts';
import { writingWords } from './words/words.ts';

/** Which form an address asks for. */
export interface FormQuery {
  write?: string | undefined;
  reply?: string | undefined;
  edit?: string | undefined;
  delete?: string | undefined;
  report?: string | undefined;
}

/** What a form page could not be made for, in words. */
export class NoForm extends Error {
  readonly status: 403 | 404;

  constructor(message: string, status: 403 | 404 = 403) {
    super(message);
    this.status = status;
  }
}

/** What the form for a comment always holds. */
export function emptyForm({ config }: Pick<Services, 'config'>) {
  return {
    longest: config.maxLength,
    moderated: config.moderation === 'before',
    errors: [],
    notice: undefined,
  };
}

/** A key of 128 random bits. */
export const newKey = (): string => randomBytes(16).toString('base64url');

/** The page with the form that is asked for. Throws `NoForm`, 429 `rate-limited`. */
export async function openForm(
  services: Services,
  c: Context<AppEnv>,
  context: ThreadContext,
  query: FormQuery,
): Promise<Markup> {
  const { timeZone } = services.config;
  const writing = writingWords(context.language);
  const cookies = new ReaderCookies(c, services.config);
  if (query.write !== undefined || query.reply !== undefined) {
    const refusal = whyNotWritable(services, c, context);
    if (refusal) throw new NoForm(writing[refusal]);
    const parent =
      query.reply === undefined ? undefined : await answerable(services, context, query.reply);
    const { name } = cookies;
    const form: CommentForm = {
      ...emptyForm(services),
      parent,
      key: newKey(),
      text: '',
      name,
      remember: name !== '',
      code: await freshCode(services, c),
    };
    return commentFormPage(context, timeZone, form);
  }
  const id = query.edit ?? query.delete;
  if (id !== undefined) {
    const token = cookies.own.get(id);
    if (token === undefined) throw new NoForm(writing.notYours);
    const comment = await readOwn(services, id, { token, reader: undefined }).catch(
      (error: unknown) => {
        if (error instanceof Problem) throw new NoForm(writing.notYours);
        throw error;
      },
    );
    if (!comment) throw new NoForm(writing.notYours);
    const kind = query.edit === undefined ? 'delete' : 'edit';
    return storedFormPage(context, timeZone, { kind, comment, text: comment.text, errors: [] });
  }
  const row = await publishedRow(services, context, query.report ?? '');
  return storedFormPage(context, timeZone, {
    kind: 'report',
    comment: present(row),
    text: '',
    errors: [],
  });
}

/** The comment that a reply would answer. Throws `NoForm` where it takes none. */
export async function answerable(services: Services, context: ThreadContext, id: string) {
  const row = await publishedRow(services, context, id);
  if (row.depth < services.config.maxDepth) return present(row);
  throw new NoForm(writingWords(context.language).parentGone);
}

/** A published comment of this thread. Throws `NoForm`. */
export async function publishedRow(
  { db }: Services,
  { article, words }: ThreadContext,
  id: string,
): Promise<CommentRow> {
  const row = await db
    .selectFrom('comments')
    .selectAll()
    .where('id', '=', id)
    .where('article', '=', article.key)
    .where('status', '=', 'published')
    .executeTakeFirst();
  if (!row) throw new NoForm(words.unknownComment, 404);
  return row;
}
