import type { JWTPayload } from 'jose';

import type { Config } from '../config.ts';
import { checkName, cleanLine } from '../comments/words.ts';
import { nameBounds } from '../comments/bounds.ts';
import type { Keys } from '../keys/keys.ts';

const longestPicture = 1000;

/** A reader who is signed in to the site, in what this server keeps of a token. */
export interface Reader {
  /** Keyed hash of issuer and subject: the same person, without saying who. */
  account: string;
  /** As it is shown; absent where the token says none that can be. */
  name?: string;
  /** https address of a picture, on an origin that the site allows. */
  picture?: string;
  /** Whether the paper vouches for it. */
  staff: boolean;
}

/** What of a verified token is used. Whatever else it says is not looked at, so never kept. */
export function readerOf(
  claims: JWTPayload & { iss: string; sub: string },
  { keys, config }: { keys: Keys; config: Pick<Config, 'pictureOrigin' | 'staffRole'> },
): Reader {
  const { iss, sub } = claims;
  const name = nameOf(claims['name']);
  const picture = pictureOf(claims['picture'], config.pictureOrigin);
  return {
    account: keys.hash('account', JSON.stringify([iss, sub])),
    ...(name !== undefined && { name }),
    ...(picture !== undefined && { picture }),
    staff: rolesOf(claims['roles']).some((role) => config.staffRole.includes(role)),
  };
}

/** The name as a comment would take it; one that is too long is cut. */
function nameOf(claim: unknown): string | undefined {
  if (typeof claim !== 'string') return undefined;
  const short = [...cleanLine(claim)].slice(0, nameBounds.max).join('').trim();
  const { value, problem } = checkName('name', short);
  return problem ? undefined : value;
}

function pictureOf(claim: unknown, origins: readonly string[]): string | undefined {
  if (typeof claim !== 'string' || claim.length > longestPicture) return undefined;
  const url = URL.parse(claim);
  if (!url || url.username || url.password || !origins.includes(url.origin)) return undefined;
  return url.href;
}

/** A list of words, or words with spaces between. */
function rolesOf(claim: unknown): string[] {
  if (typeof claim === 'string') return claim.split(' ');
  return Array.isArray(claim) ? claim.filter((role) => typeof role === 'string') : [];
}
