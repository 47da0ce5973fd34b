import { randomBytes } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib/v1';
import type {
  CaptchaAction,
  CaptchaKind,
  CaptchaUse,
  CaptchaVerifier,
} from '../captcha-verifier.ts';
import type { Database } from '../db/database.ts';
import { Problem } from '../http/problem.ts';
import type { Keys } from '../keys/keys.ts';
import { normalizeAnswer } from './answer.ts';
import { speak } from './audio/speak.ts';
import type { Voices } from './audio/voices.ts';
import { Chance } from './chance.ts';
import { characters } from './image/glyphs.ts';
import { drawPicture } from './image/picture.ts';
import type { CaptchaChallenge, CaptchaToken } from './schemas.ts';
import { openChallenge, openToken, sealChallenge, sealToken } from './sealed.ts';
import type { SealedChallenge } from './sealed.ts';
import { isSpent, spend } from './spent.ts';

const minute = 60_000;
const challengeLife = 10 * minute;
const tokenLife = 10 * minute;
const length = 6;

/** What a CAPTCHA is made of. */
export interface CaptchaParts {
  /** Kinds offered, the default first. */
  kinds: readonly CaptchaKind[];
  /** Largest number a proof may hide; the work is half of it on average. */
  maxNumber: number;
  keys: Keys;
  db: Database;
  clock: () => Date;
  voices: Voices;
}

/** Challenges that are stored nowhere: each one's id holds its answer, sealed. Only used ones are noted. */
export class Captcha implements CaptchaVerifier {
  readonly kinds: readonly CaptchaKind[];
  readonly #parts: CaptchaParts;

  constructor(parts: CaptchaParts) {
    this.kinds = parts.kinds;
    this.#parts = parts;
  }

  /** A fresh challenge. Throws 422 `unsupported-captcha` for a kind that is not offered. */
  async challenge(
    kind: CaptchaKind,
    action: CaptchaAction,
    site: string,
  ): Promise<CaptchaChallenge> {
    if (!this.kinds.includes(kind)) throw new Problem('unsupported-captcha');
    const { keys, clock, maxNumber } = this.#parts;
    const expires = clock().getTime() + challengeLife;
    const use = { action, site, expires, nonce: nonce() };
    const common = { expires: new Date(expires).toISOString() };
    if (kind === 'image') {
      const chance = new Chance();
      const text = chance.pick(characters, length);
      const digits = chance.pick('0123456789', length);
      return {
        kind,
        id: sealChallenge(keys, { kind, ...use, characters: text, digits }),
        image: drawPicture(text, chance).toString('base64'),
        length,
        audioLength: length,
        ...common,
      };
    }
    const { challenge, salt, signature } = await createChallenge({
      algorithm: 'SHA-256',
      hmacKey: this.#proofKey,
      maxNumber,
    });
    const id = sealChallenge(keys, { kind, ...use, challenge, salt, signature });
    return { kind, id, algorithm: 'SHA-256', challenge, salt, maxNumber, signature, ...common };
  }

  /** The digits of an image challenge as a WAV file, the same each time. Throws 410 `challenge-expired`. */
  async audio(id: string, language: string): Promise<Buffer> {
    const { keys, db, clock, voices } = this.#parts;
    const challenge = openChallenge(keys, id, clock());
    if (challenge?.kind !== 'image' || (await isSpent(db, keys.hash('captcha-spent', id)))) {
      throw new Problem('challenge-expired');
    }
    const chance = new Chance(keys.hash('captcha-audio', `${language} ${id}`));
    return speak(challenge.digits, await voices.digits(language), chance);
  }

  /**
   * Trades the right answer for a token. Any answer spends the challenge.
   * Throws 410 `challenge-expired` and 422 `wrong-answer`.
   */
  async answer(id: string, answer: string, site: string): Promise<CaptchaToken> {
    const { keys, db, clock } = this.#parts;
    const now = clock();
    const challenge = openChallenge(keys, id, now);
    if (!challenge || challenge.site !== site) throw new Problem('challenge-expired');
    const fresh = await spend(db, keys.hash('captcha-spent', id), challenge.expires);
    if (!fresh) throw new Problem('challenge-expired');
    if (!(await this.#isRight(challenge, answer))) throw new Problem('wrong-answer');
    const { action } = challenge;
    const expires = now.getTime() + tokenLife;
    return {
      token: sealToken(keys, { action, site, expires, nonce: nonce() }),
      expires: new Date(expires).toISOString(),
    };
  }

  /**
   * Takes the right answer instead of a token, in the transaction of what it pays for. A wrong one spends nothing, since
   * what was begun is undone with it: `discard` the challenge then.
   */
  async solve(
    { id, answer }: { id: string; answer: string },
    { action, site, db }: CaptchaUse,
  ): Promise<boolean> {
    const { keys, clock } = this.#parts;
    const challenge = openChallenge(keys, id, clock());
    if (challenge?.action !== action || challenge.site !== site) return false;
    if (!(await this.#isRight(challenge, answer))) return false;
    return spend(db, keys.hash('captcha-spent', id), challenge.expires);
  }

  /** Makes a challenge good for no further answer. */
  async discard(id: string): Promise<void> {
    const { keys, db, clock } = this.#parts;
    const challenge = openChallenge(keys, id, clock());
    if (challenge) await spend(db, keys.hash('captcha-spent', id), challenge.expires);
  }

  /** Whether a token would be taken now. */
  async isGood(token: string, { action, site }: Omit<CaptchaUse, 'db'>): Promise<boolean> {
    const { keys, db, clock } = this.#parts;
    const content = openToken(keys, token, clock());
    if (content?.action !== action || content.site !== site) return false;
    return !(await isSpent(db, keys.hash('captcha-spent', token)));
  }

  async redeem(token: string, { action, site, db }: CaptchaUse): Promise<boolean> {
    const { keys, clock } = this.#parts;
    const content = openToken(keys, token, clock());
    if (content?.action !== action || content.site !== site) return false;
    return spend(db, keys.hash('captcha-spent', token), content.expires);
  }

  async #isRight(challenge: SealedChallenge, answer: string): Promise<boolean> {
    const typed = normalizeAnswer(answer);
    if (challenge.kind === 'image') {
      return typed === challenge.characters || typed === challenge.digits;
    }
    if (!/^\d{1,9}$/.test(typed)) return false;
    const { challenge: hash, salt, signature } = challenge;
    const payload = { algorithm: 'SHA-256', challenge: hash, salt, signature } as const;
    // Our own expiry was checked against our own clock already.
    return verifySolution({ ...payload, number: Number(typed) }, this.#proofKey, false);
  }

  get #proofKey(): string {
    return this.#parts.keys.hash('captcha-proof', 'altcha');
  }
}

function nonce(): string {
  return randomBytes(9).toString('base64url');
}
