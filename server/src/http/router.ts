import { OpenAPIHono } from '@hono/zod-openapi';
import type { HttpBindings } from '@hono/node-server';
import type { ValidationTargets } from 'hono';
import type { ZodError } from 'zod';

import type { Making } from '../answers/making.ts';
import { Problem } from './problem.ts';
import type { FieldProblem, ProblemWord } from './problem.ts';

const reportedErrors = 20;

/** What every route can ask of its context. */
export interface AppEnv {
  /** Present when the app is served by Node; absent where another program calls `fetch`. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    /** Keyed hash of the reader's address block (/24 or /48). Never the address. */
    block: string;
    /** Origin of the page that asks, or the server's own: what a CAPTCHA is bound to. */
    site: string;
    /** Present while the answer is being made to be kept. */
    making?: Making;
  };
}

/** An empty group of routes whose failed checks become problem documents. */
export function createRouter(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({ defaultHook: refuse('invalid-request') });
}

/** Outcome of a check. Names no data, so that a route's own types stay as its schemas say. */
type Checked = { target: keyof ValidationTargets } & (
  { success: true } | { success: false; error: ZodError }
);

/** A hook for `openapi()`: a body that fails its schema is reported under this word, all else as `invalid-request`. */
export function refuse(word: ProblemWord): (result: Checked) => undefined {
  return (result) => {
    if (result.success) return undefined;
    const errors = fieldProblems(result.error, result.target === 'json' ? 'body' : result.target);
    throw new Problem(result.target === 'json' ? word : 'invalid-request', { errors });
  };
}

/** Zod's findings in the words of the contract. */
function fieldProblems(error: ZodError, whole: string): FieldProblem[] {
  return error.issues.slice(0, reportedErrors).map((issue) => {
    const problem: FieldProblem = {
      field: issue.path.map(String).join('.').slice(0, 200) || whole,
      code: 'invalid',
      detail: issue.message,
    };
    if (issue.code === 'too_small') {
      problem.code = 'too-short';
      problem.limit = Number(issue.minimum);
    } else if (issue.code === 'too_big') {
      problem.code = 'too-long';
      problem.limit = Number(issue.maximum);
    } else if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) {
      problem.code = 'required';
    }
    return problem;
  });
}
