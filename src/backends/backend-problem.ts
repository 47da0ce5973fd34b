import type { BackendProblem as BackendProblemShape, Problem } from './contract.ts';

/** What a backend throws when it refuses: problem details (RFC 9457) as an error. */
export class BackendProblem extends Error implements BackendProblemShape {
  /** A field, for the page may have frozen `Error.prototype`, where an assignment would fail. */
  override readonly name = 'BackendProblem';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

/** The problem inside an error, or `undefined` for a network failure or a fault of our own. */
export function problemOf(error: unknown): Problem | undefined {
  return error instanceof Error && 'problem' in error
    ? (error as BackendProblemShape).problem
    : undefined;
}
