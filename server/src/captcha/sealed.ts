import { z } from 'zod';
import type { Keys } from '../keys/keys.ts';

const purposes = { challenge: 'captcha-challenge', token: 'captcha-token' } as const;

const use = {
  /** What it is for. */
  action: z.enum(['comment', 'form']),
  /** Origin of the page it was made for. */
  site: z.string(),
  /** Milliseconds since 1970. */
  expires: z.number(),
  /** Makes each one different. */
  nonce: z.string(),
};

const challenge = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('image'), ...use, characters: z.string(), digits: z.string() }),
  z.object({
    kind: z.literal('proof'),
    ...use,
    challenge: z.string(),
    salt: z.string(),
    signature: z.string(),
  }),
]);

const token = z.object(use);

/** What the id of a challenge holds, sealed. */
export type SealedChallenge = z.infer<typeof challenge>;

/** What a token holds, sealed. */
export type SealedToken = z.infer<typeof token>;

/** The id of a challenge: its answer, encrypted and authenticated. */
export function sealChallenge(keys: Keys, content: SealedChallenge): string {
  return keys.seal(purposes.challenge, JSON.stringify(content));
}

/** The challenge behind an id, or `undefined` when it is not one of ours or too old. */
export function openChallenge(keys: Keys, id: string, now: Date): SealedChallenge | undefined {
  return open(keys, 'challenge', challenge, id, now);
}

export function sealToken(keys: Keys, content: SealedToken): string {
  return keys.seal(purposes.token, JSON.stringify(content));
}

/** What a token stands for, or `undefined` when it is not one of ours or too old. */
export function openToken(keys: Keys, sealed: string, now: Date): SealedToken | undefined {
  return open(keys, 'token', token, sealed, now);
}

function open<Content extends { expires: number }>(
  keys: Keys,
  purpose: keyof typeof purposes,
  schema: z.ZodType<Content>,
  sealed: string,
  now: Date,
): Content | undefined {
  const text = keys.open(purposes[purpose], sealed);
  if (text === undefined) return undefined;
  const content = schema.parse(JSON.parse(text));
  return content.expires > now.getTime() ? content : undefined;
}
