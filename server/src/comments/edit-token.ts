import { Problem } from '../http/problem.ts';
import type { Keys } from '../keys/keys.ts';

const purpose = 'edit-token';

/** The token that lets its holder read, edit and delete a comment: its expiry and a keyed hash over id and expiry. */
export function makeEditToken(keys: Keys, id: string, until: number): string {
  return `${until.toString(36)}.${keys.hash(purpose, `${id} ${until}`)}`;
}

/** Until when the token allows changes. Throws 403 `edit-token-refused` when it is not this comment's. */
export function readEditToken(keys: Keys, id: string, token: string): number {
  const [, expiry = '', hash = ''] = /^([0-9a-z]{1,11})\.([\w-]{43})$/.exec(token) ?? [];
  const until = Number.parseInt(expiry, 36);
  if (!hash || !keys.matches(purpose, `${id} ${until}`, hash))
    throw new Problem('edit-token-refused');
  return until;
}
