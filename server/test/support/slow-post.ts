import { once } from 'node:events';
import { request } from 'node:http';
import type { Agent, IncomingMessage } from 'node:http';
import { draft, newKey } from './comments.ts';
import type { Program } from './program.ts';

/** Posts a comment so far that the server has the request and waits for its body. Call what it gives to send that. */
export async function postSlowly(
  program: Program,
  agent?: Agent,
): Promise<() => Promise<IncomingMessage>> {
  const body = JSON.stringify(draft(program));
  const slow = request(`${program.origin}/v1/comments`, {
    ...(agent && { agent }),
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'idempotency-key': newKey(),
      expect: '100-continue',
    },
  });
  slow.flushHeaders();
  await once(slow, 'continue');
  return async () => {
    slow.end(body);
    const [response] = (await once(slow, 'response')) as [IncomingMessage];
    response.resume();
    return response;
  };
}
