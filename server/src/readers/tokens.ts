import { errors, jwtVerify } from 'jose';
import type { CryptoKey, JWTVerifyOptions, JWTVerifyResult } from 'jose';

import { Outbound } from '../http/outbound.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { readerOf } from './reader.ts';
import type { Reader } from './reader.ts';
import { RemoteKeys } from './remote-keys.ts';

const longestToken = 8192;
const longestSubject = 1000;
/** Seconds by which the clocks of the site and this server may differ. */
const clockTolerance = 60;
const keysPatience = 5000;

type Parts = Pick<Services, 'config' | 'keys' | 'clock' | 'log'>;
type Claims = JWTVerifyResult['payload'];

/** Checks the tokens that the site gives its own readers. */
export class ReaderTokens {
  readonly #parts: Parts;
  readonly #secrets: readonly Uint8Array[];
  readonly #remote: RemoteKeys | undefined;
  readonly #algorithms: readonly string[];

  constructor(parts: Parts) {
    this.#parts = parts;
    const { config, clock, log } = parts;
    this.#secrets = config.authSecret.map((secret) => new TextEncoder().encode(secret));
    if (config.authJwks) {
      const outbound = new Outbound({ allow: config.outboundAllow, timeout: keysPatience });
      this.#remote = new RemoteKeys(config.authJwks, { outbound, clock, log });
    }
    const usual = this.#remote ? ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'] : ['HS256'];
    this.#algorithms = config.authAlgorithms.length ? config.authAlgorithms : usual;
  }

  /** Whether readers can sign in here at all. */
  get signIn(): boolean {
    return this.#remote !== undefined || this.#secrets.length > 0;
  }

  /** Looks once whether the site's keys can be had; the log says when they cannot. */
  async check(): Promise<void> {
    await this.#remote?.check();
  }

  /**
   * The reader behind the value of an `Authorization` header. Throws 401 `invalid-token` (its error's code is `expired` where
   * a new token will do), 503 `unavailable` while the site's keys cannot be had.
   */
  async read(authorization: string): Promise<Reader> {
    const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(authorization)?.[1];
    if (!this.signIn) {
      throw refused('invalid', 'No readers sign in here: --auth-secret or --auth-jwks is not set.');
    }
    if (!token || token.length > longestToken) throw refused('invalid', 'This is not a JWT.');
    try {
      const claims = await this.#verify(token);
      const { iss, sub } = claims;
      if (!iss || typeof sub !== 'string' || !sub || sub.length > longestSubject)
        throw refused('invalid', 'The claim sub is no text of 1 to 1000 characters.');
      return readerOf({ ...claims, iss, sub }, this.#parts);
    } catch (error) {
      throw this.#inWords(error);
    }
  }

  async #verify(token: string): Promise<Claims> {
    const { authIssuer: issuer, authAudience: audience } = this.#parts.config;
    const options: JWTVerifyOptions = {
      algorithms: [...this.#algorithms],
      issuer,
      audience,
      requiredClaims: ['exp', 'sub'],
      clockTolerance,
      currentDate: this.#parts.clock(),
    };
    if (this.#remote) return this.#verifyRemotely(token, options, this.#remote);
    return tryEach(this.#secrets, (secret) => jwtVerify(token, secret, options));
  }

  async #verifyRemotely(
    token: string,
    options: JWTVerifyOptions,
    remote: RemoteKeys,
  ): Promise<Claims> {
    try {
      return (await jwtVerify(token, remote.find, options)).payload;
    } catch (error) {
      // A token without a key's name, and several keys that it may be of.
      if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
      const candidates: CryptoKey[] = [];
      for await (const key of error) candidates.push(key);
      return tryEach(candidates, (key) => jwtVerify(token, key, options));
    }
  }

  #inWords(error: unknown): unknown {
    if (!(error instanceof errors.JOSEError)) return error;
    const { code } = error;
    this.#parts.log.debug({ code }, 'a token of a reader was refused');
    if (error instanceof errors.JWTExpired) return refused('expired', 'The token has expired.');
    if (error instanceof errors.JWTClaimValidationFailed) {
      return refused(
        'invalid',
        `The claim ${error.claim} is missing or not what is expected here.`,
      );
    }
    if (error instanceof errors.JOSEAlgNotAllowed) {
      return refused('invalid', `Tokens are signed with ${this.#algorithms.join(', ')} here.`);
    }
    return refused('invalid', 'The signature is not one of the site.');
  }
}

/** The claims by the first key that fits. Throws what the last one threw. */
async function tryEach<Key>(
  keys: readonly Key[],
  verify: (key: Key) => Promise<JWTVerifyResult>,
): Promise<Claims> {
  let last: unknown;
  for (const key of keys) {
    try {
      return (await verify(key)).payload;
    } catch (error) {
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
      last = error;
    }
  }
  throw last;
}

function refused(code: 'invalid' | 'expired', detail: string): Problem {
  return new Problem('invalid-token', {
    detail,
    errors: [{ field: 'authorization', code }],
    headers: { 'www-authenticate': `Bearer error="invalid_token", error_description="${detail}"` },
  });
}
