import type { Context } from 'hono';
import { z } from 'zod';
import { answerError } from '../../http/errors.ts';
import { Problem, problemTypes } from '../../http/problem.ts';
import { createRouter } from '../../http/router.ts';
import type { AppEnv } from '../../http/router.ts';
import { articleIdSchema } from '../../identity/article-id.ts';
import type { Services } from '../../services.ts';
import { bareThread, languageOf, openThread } from '../context.ts';
import type { ThreadContext } from '../context.ts';
import { noticeDocument } from '../document.ts';
import { formPolicy } from '../routes.ts';
import { threadWords } from '../words.ts';
import { readForm } from './form-body.ts';
import type { FormBody } from './form-body.ts';
import { refusalPage } from './form-page.ts';
import { NoForm } from './open-form.ts';
import { isOwnForm } from './own-form.ts';
import { submitComment } from './submit-comment.ts';
import { submitDeletion, submitEdit, submitReport, submitVote } from './submit-other.ts';
import { writingWords } from './words/words.ts';
import type { WritingWords } from './words/words.ts';

const formQuery = z.object({ article: articleIdSchema });

/**
 * `POST /threads?article`: what the forms of the page send, `application/x-www-form-urlencoded`. 303 to a page that can be
 * loaded again, else the form with what was typed and what is wrong.
 */
export function writingRoutes(services: Services) {
  const routes = createRouter();
  routes.post('/threads', async (c) => {
    prepare(c);
    const query = formQuery.safeParse(c.req.query());
    if (!query.success) return say(c, 'badForm', 400);
    if (!isOwnForm(c, services.config)) return say(c, 'foreignForm', 403);
    const body = await readForm(c);
    if (body === 'too-large') return say(c, 'tooLarge', 413);
    if (body === 'invalid') return say(c, 'badForm', 400);
    const { article } = query.data;
    const context = await openThread(services, c, article).catch((error: unknown) => {
      answerError(error, services);
      return bareThread(c, services.config, article);
    });
    try {
      return await submit(services, c, context, body);
    } catch (error) {
      if (error instanceof NoForm) return c.html(refusalPage(context, error.message), error.status);
      const { status } =
        error instanceof Problem ? problemTypes[error.word] : answerError(error, services);
      return c.html(refusalPage(context, writingWords(context.language).notSent), status as 500);
    }
  });
  return routes;
}

function submit(
  services: Services,
  c: Context<AppEnv>,
  context: ThreadContext,
  body: FormBody,
): Promise<Response> {
  switch (body.do) {
    case 'post':
      return submitComment(services, c, context, body);
    case 'edit':
      return submitEdit(services, c, context, body);
    case 'delete':
      return submitDeletion(services, c, context, body);
    case 'report':
      return submitReport(services, c, context, body);
    case 'vote':
      return submitVote(services, c, context, body);
  }
}

function prepare(c: Context<AppEnv>): void {
  c.header('content-security-policy', formPolicy());
  c.header('cache-control', 'private, no-cache');
}

/** A page for what cannot be told on the form itself. */
function say(
  c: Context<AppEnv>,
  word: 'badForm' | 'foreignForm' | 'tooLarge',
  status: 400 | 403 | 413,
): Response | Promise<Response> {
  const language = languageOf(c, null);
  const writing: WritingWords = writingWords(language);
  return c.html(
    noticeDocument({ words: threadWords(language), language }, { message: writing[word] }),
    status,
  );
}
