import { HTTPException } from 'hono/http-exception';

import { BusyError } from '../db/database.ts';
import type { Services } from '../services.ts';
import { Problem } from './problem.ts';
import type { ProblemWord } from './problem.ts';

const wordByStatus: Partial<Record<number, ProblemWord>> = {
  400: 'invalid-request',
  404: 'not-found',
  413: 'body-too-large',
  415: 'unsupported-media-type',
};

const retrySeconds = 5;

/** The answer to whatever a route threw. What nobody expected is logged and told to nobody. */
export function answerError(
  error: unknown,
  { log, store }: Pick<Services, 'log' | 'store'>,
): Response {
  if (error instanceof Problem) return error.toResponse();
  if (error instanceof HTTPException) {
    const word = wordByStatus[error.status];
    if (word) return new Problem(word, { detail: error.message }).toResponse();
  }
  if (error instanceof BusyError || store.isUnavailable(error)) {
    log.error({ err: error }, 'the database cannot work now');
    return new Problem('unavailable', { retryAfter: retrySeconds }).toResponse();
  }
  log.error({ err: error }, 'a request failed');
  return new Problem('server-error').toResponse();
}
