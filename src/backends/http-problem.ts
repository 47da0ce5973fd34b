import { BackendProblem } from './backend-problem.ts';
import type { Problem } from './contract.ts';

/** Problem details as they came; for anything else a problem that says what the server answered. */
export async function httpProblem(response: Response): Promise<BackendProblem> {
  const { status, headers } = response;
  const retryAfter = Number(headers.get('retry-after')) || undefined;
  const known = { status, ...(retryAfter && { retryAfter }) };
  const title = `HTTP ${status}`;
  if (headers.get('content-type')?.includes('json')) {
    try {
      const body = (await response.json()) as Partial<Problem>;
      if (typeof body.type === 'string') {
        const type = body.type.split('/').pop() || 'refused';
        return new BackendProblem({ title, ...body, ...known, type });
      }
    } catch {
      // Not what its content type says: the status is all there is to tell.
    }
  }
  return new BackendProblem({ type: 'refused', title, ...known });
}
