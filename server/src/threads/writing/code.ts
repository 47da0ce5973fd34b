import type { Context } from 'hono';
import type { CaptchaChallenge } from '../../captcha/schemas.ts';
import { countCaptcha } from '../../captcha/rates.ts';
import { ownOrigin } from '../../http/cors.ts';
import { Problem } from '../../http/problem.ts';
import type { AppEnv } from '../../http/router.ts';
import type { Services } from '../../services.ts';
import type { CommentBody } from './form-body.ts';

/** The picture of a form, the token of one that was read already, or neither where none is asked for. */
export type Code =
  | { state: 'none' }
  | { state: 'read'; token: string }
  | { state: 'open'; challenge: Extract<CaptchaChallenge, { kind: 'image' }> };

type Parts = Pick<Services, 'captcha' | 'db' | 'clock' | 'config'>;

/** The origin a form's CAPTCHA is bound to. Not the header's: the page that holds the form was asked for without one. */
export const codeSite = (c: Context<AppEnv>, { config }: Pick<Parts, 'config'>): string =>
  ownOrigin(c, config);

/** A fresh picture. Throws 429 `rate-limited`. */
export async function freshCode(parts: Parts, c: Context<AppEnv>): Promise<Code> {
  if (!parts.captcha.kinds.length) return { state: 'none' };
  await countCaptcha(parts, 'challenge', c.var.block);
  const challenge = await parts.captcha.challenge('image', 'comment', codeSite(c, parts));
  if (challenge.kind !== 'image') throw new Problem('unsupported-captcha');
  return { state: 'open', challenge };
}

/**
 * The code of a form that comes back for another reason: who has read the picture need not do it again.
 * `wrong`: something was typed, and it was not right.
 */
export async function codeAgain(
  parts: Parts,
  c: Context<AppEnv>,
  { challenge, code, token }: CommentBody,
): Promise<{ code: Code; wrong: boolean }> {
  const site = codeSite(c, parts);
  if (token !== undefined && (await parts.captcha.isGood(token, { action: 'comment', site }))) {
    return { code: { state: 'read', token }, wrong: false };
  }
  if (!parts.captcha.kinds.length || challenge === undefined || !code.trim()) {
    return { code: await freshCode(parts, c), wrong: false };
  }
  try {
    await countCaptcha(parts, 'answer', c.var.block);
    const answered = await parts.captcha.answer(challenge, code, site);
    return { code: { state: 'read', token: answered.token }, wrong: false };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { code: await freshCode(parts, c), wrong: error.word !== 'rate-limited' };
  }
}
