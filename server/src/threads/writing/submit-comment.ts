import type { Context } from 'hono';
import { postComment } from '../../comments/post.ts';
import type { Poster } from '../../comments/post.ts';
import type { Comment } from '../../comments/schemas.ts';
import { isAllowedOrigin } from '../../http/cors.ts';
import { answerError } from '../../http/errors.ts';
import { Problem, problemTypes } from '../../http/problem.ts';
import type { AppEnv } from '../../http/router.ts';
import type { Services } from '../../services.ts';
import { webAddress } from '../context.ts';
import type { ThreadContext } from '../context.ts';
import { codeAgain, codeSite, freshCode } from './code.ts';
import type { Code } from './code.ts';
import { ReaderCookies } from './cookies.ts';
import { explain } from './explain.ts';
import type { FormError } from './explain.ts';
import type { CommentBody } from './form-body.ts';
import { commentFormPage } from './form-page.ts';
import { answerable, emptyForm, newKey, NoForm } from './open-form.ts';
import { writingWords } from './words/words.ts';

const month = 30 * 86_400;

/** Stores what the form sent, through the same door as every comment; what is refused comes back with its words. */
export async function submitComment(
  services: Services,
  c: Context<AppEnv>,
  context: ThreadContext,
  body: CommentBody,
): Promise<Response> {
  const writing = writingWords(context.language);
  if (body.refresh) {
    const code = await freshCode(services, c);
    return formAgain(services, c, context, body, {
      code,
      notice: writing.freshPicture,
      status: 200,
    });
  }
  if (body.website) {
    const errors: FormError[] = [{ field: 'website', message: writing.trapped }];
    return formAgain(services, c, context, body, { errors, status: 422 });
  }
  try {
    const posted = await postComment(
      services,
      body.key,
      given(context, body),
      poster(services, c, body),
    );
    const { id, status } = posted.comment;
    const cookies = new ReaderCookies(c, services.config);
    const left = (Date.parse(posted.editUntil) - services.clock().getTime()) / 1000;
    cookies.keepOwn(
      id,
      posted.editToken,
      Math.ceil(Math.max(left, status === 'pending' ? month : 0)),
    );
    if (body.remember) cookies.keepName(body.name.trim());
    else cookies.forgetName();
    const { links } = context;
    const done =
      status === 'published'
        ? links.toComment(id, 'posted')
        : `${links.to({ own: status === 'pending' ? 'pending' : '1' })}#comment-${id}`;
    return c.redirect(done, 303);
  } catch (error) {
    return refused(services, c, context, body, error);
  }
}

function given({ given: article, article: known }: ThreadContext, body: CommentBody) {
  const url = known.url ?? webAddress(article);
  return {
    article,
    ...(url !== null && { url }),
    ...(body.parent !== undefined && { parent: body.parent }),
    author: { name: body.name },
    text: body.text,
    ...(body.token !== undefined && { captcha: body.token }),
  };
}

/** A picture is answered in the transaction that stores the comment, so that a form sent twice at once costs one answer. */
function poster(services: Services, c: Context<AppEnv>, body: CommentBody): Poster {
  const { challenge, code, token } = body;
  const site = codeSite(c, services);
  const typed = token === undefined && challenge !== undefined && code.trim() !== '';
  return {
    block: c.var.block,
    site,
    allowsOrigin: (origin) => isAllowedOrigin(origin, c, services.config),
    ...(typed && {
      solve: (db) =>
        services.captcha.solve({ id: challenge, answer: code }, { action: 'comment', site, db }),
    }),
  };
}

/** The form with what was typed, and what is wrong at its field. */
async function refused(
  services: Services,
  c: Context<AppEnv>,
  context: ThreadContext,
  body: CommentBody,
  error: unknown,
): Promise<Response> {
  const { language } = context;
  const writing = writingWords(language);
  const status =
    error instanceof Problem
      ? problemTypes[error.word].status
      : answerError(error, services).status;
  const problem = error instanceof Problem ? error : new Problem('server-error');
  const length = [...body.text.normalize('NFC').replaceAll('\r\n', '\n').trim()].length;
  const errors = explain(problem, { writing, language, length });
  if (problem.details.retryAfter) c.header('retry-after', String(problem.details.retryAfter));
  const outcome = { errors, status, ...(problem.word === 'key-reused' && { key: newKey() }) };
  try {
    if (problem.word === 'captcha-invalid') {
      await services.captcha.discard(body.challenge ?? '');
      const code = await freshCode(services, c);
      return await formAgain(services, c, context, body, { ...outcome, code });
    }
    const { code, wrong } = await codeAgain(services, c, body);
    if (wrong) errors.push({ field: 'code', message: writing.wrongCode });
    else if (problem.word === 'invalid-comment' && code.state === 'open') {
      errors.push({ field: 'code', message: writing.needCode });
    }
    return await formAgain(services, c, context, body, { ...outcome, code });
  } catch (second) {
    // Without a database, or out of pictures, the words still come back; the next try brings a picture.
    if (!(second instanceof Problem)) answerError(second, services);
    return formAgain(services, c, context, body, { ...outcome, code: { state: 'none' } });
  }
}

interface Again {
  status: number;
  code?: Code;
  errors?: readonly FormError[];
  notice?: string;
  /** Another key, for what is another comment. */
  key?: string;
}

async function formAgain(
  services: Services,
  c: Context<AppEnv>,
  context: ThreadContext,
  body: CommentBody,
  { status, code, errors = [], notice, key = body.key }: Again,
): Promise<Response> {
  const parent =
    body.parent === undefined ? undefined : await findParent(services, context, body.parent);
  const page = commentFormPage(context, services.config.timeZone, {
    ...emptyForm(services),
    parent,
    key,
    text: body.text,
    name: body.name,
    remember: body.remember !== undefined,
    code: code ?? (await freshCode(services, c)),
    errors,
    notice,
  });
  return c.html(page, status as 200);
}

/** The comment answered, or only its id where it cannot be read now: the words typed are worth more than its own. */
async function findParent(
  services: Services,
  context: ThreadContext,
  id: string,
): Promise<Comment> {
  try {
    return await answerable(services, context, id);
  } catch (error) {
    if (!(error instanceof NoForm)) answerError(error, services);
    return {
      ...{ id, article: context.given, parent: null, author: { name: '' }, html: '' },
      ...{ created: new Date(0).toISOString(), status: 'removed' },
      ...{ votes: { up: 0, down: 0 }, replyCount: 0 },
    };
  }
}
