import type { Context } from 'hono';
import { deleteOwn, editOwn, readOwn } from '../../comments/own.ts';
import { report } from '../../comments/reports.ts';
import { present } from '../../comments/present.ts';
import { vote } from '../../comments/votes.ts';
import { answerError } from '../../http/errors.ts';
import { Problem, problemTypes } from '../../http/problem.ts';
import type { AppEnv } from '../../http/router.ts';
import type { Services } from '../../services.ts';
import type { ThreadContext } from '../context.ts';
import { ReaderCookies } from './cookies.ts';
import { explain } from './explain.ts';
import type { FormError } from './explain.ts';
import type { FormBody } from './form-body.ts';
import { refusalPage, storedFormPage } from './form-page.ts';
import type { StoredForm } from './form-page.ts';
import { publishedRow } from './open-form.ts';
import { writingWords } from './words/words.ts';

type Sent<Do extends FormBody['do']> = Extract<FormBody, { do: Do }>;

/** Gives one's own comment another text. */
export async function submitEdit(
  services: Services,
  c: Context<AppEnv>,
  context: ThreadContext,
  { id, text }: Sent<'edit'>,
): Promise<Response> {
  const owner = ownerOf(services, c, id);
  try {
    const { status } = await editOwn(services, { id, ...owner, text, block: c.var.block });
    const { links } = context;
    const waiting = `${links.to({ own: 'pending' })}#comment-${id}`;
    return c.redirect(status === 'published' ? links.toComment(id, 'edited') : waiting, 303);
  } catch (error) {
    const problem = problemOf(error, services);
    const comment = await readOwn(services, id, owner).catch(() => undefined);
    if (!comment) return refusal(c, context, problem);
    const errors = explained(problem, context, text);
    return again(services, c, context, problem, { kind: 'edit', comment, text, errors });
  }
}

/** Deletes one's own comment. */
export async function submitDeletion(
  services: Services,
  c: Context<AppEnv>,
  context: ThreadContext,
  { id }: Sent<'delete'>,
): Promise<Response> {
  const owner = ownerOf(services, c, id);
  try {
    await deleteOwn(services, id, owner);
    return c.redirect(context.links.to({ own: 'deleted' }), 303);
  } catch (error) {
    return refusal(c, context, problemOf(error, services));
  }
}

/** Tells the editors about a comment. */
export async function submitReport(
  services: Services,
  c: Context<AppEnv>,
  context: ThreadContext,
  { id, reason, note }: Sent<'report'>,
): Promise<Response> {
  const again422 = async (errors: readonly FormError[], problem: Problem) => {
    const comment = present(await publishedRow(services, context, id));
    return again(services, c, context, problem, {
      kind: 'report',
      comment,
      text: note,
      reason,
      errors,
    });
  };
  if (!reason) {
    const message = writingWords(context.language).needReason;
    return again422([{ field: 'reason', message }], new Problem('invalid-report'));
  }
  try {
    const readerKey = new ReaderCookies(c, services.config).makeReader();
    await report(services, { id, reason, note, readerKey, reader: undefined, block: c.var.block });
    return c.redirect(context.links.toComment(id, 'reported'), 303);
  } catch (error) {
    const problem = problemOf(error, services);
    return again422(explained(problem, context, note), problem);
  }
}

/** Sets a vote, or takes it back. */
export async function submitVote(
  services: Services,
  c: Context<AppEnv>,
  context: ThreadContext,
  { vote: { id, value } }: Sent<'vote'>,
): Promise<Response> {
  try {
    const readerKey = new ReaderCookies(c, services.config).makeReader();
    await vote(services, { id, value, readerKey, reader: undefined, block: c.var.block });
    return c.redirect(context.links.toComment(id, 'voted'), 303);
  } catch (error) {
    return refusal(c, context, problemOf(error, services));
  }
}

/** Pages without script know a writer by the key that the browser keeps, never by an account of the site. */
function ownerOf(services: Services, c: Context<AppEnv>, id: string) {
  return { token: new ReaderCookies(c, services.config).own.get(id) ?? '', reader: undefined };
}

/** What was thrown, as a problem; what nobody expected is logged. */
function problemOf(error: unknown, services: Services): Problem {
  if (error instanceof Problem) return error;
  const { status } = answerError(error, services);
  return new Problem(status === 503 ? 'unavailable' : 'server-error');
}

function explained(problem: Problem, { language }: ThreadContext, text: string): FormError[] {
  const length = [...text.normalize('NFC').replaceAll('\r\n', '\n').trim()].length;
  return explain(problem, { writing: writingWords(language), language, length });
}

function again(
  services: Services,
  c: Context<AppEnv>,
  context: ThreadContext,
  problem: Problem,
  form: StoredForm,
): Response | Promise<Response> {
  tellWait(c, problem);
  const page = storedFormPage(context, services.config.timeZone, form);
  return c.html(page, problemTypes[problem.word].status as 422);
}

function refusal(
  c: Context<AppEnv>,
  context: ThreadContext,
  problem: Problem,
): Response | Promise<Response> {
  tellWait(c, problem);
  const [error] = explained(problem, context, '');
  const unknown = problem.word === 'unknown-comment' ? context.words.unknownComment : undefined;
  const page = refusalPage(context, unknown ?? error?.message ?? context.words.badRequest);
  return c.html(page, problemTypes[problem.word].status as 422);
}

function tellWait(c: Context<AppEnv>, { details }: Problem): void {
  if (details.retryAfter) c.header('retry-after', String(details.retryAfter));
}
