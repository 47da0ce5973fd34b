import { createLocalJWKSet, errors } from 'jose';
import type { JSONWebKeySet, JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';

import type { Outbound } from '../http/outbound.ts';
import { Problem } from '../http/problem.ts';

/** Milliseconds. Keys are asked for anew when they are older, so that one taken back is not believed for long. */
const freshFor = 10 * 60_000;
/** Between two questions, whatever tokens say: one with an unknown key may be rotation, a thousand are an attack. */
const pause = 30_000;
/** How long keys are believed while their address does not answer. */
const usableFor = 24 * 60 * 60_000;
const mostKeys = 100;

/** What is known of the site's keys. */
interface Known {
  find: JWTVerifyGetKey;
  at: number;
}

/** The public keys under an address: kept, asked for anew when they are old or a token names another one. */
export class RemoteKeys {
  readonly #address: string;
  readonly #outbound: Outbound;
  readonly #clock: () => Date;
  readonly #log: Logger;
  #known: Known | undefined;
  #asked = -Infinity;
  #asking: Promise<void> | undefined;

  constructor(
    address: string,
    { outbound, clock, log }: { outbound: Outbound; clock: () => Date; log: Logger },
  ) {
    this.#address = address;
    this.#outbound = outbound;
    this.#clock = clock;
    this.#log = log;
  }

  /** The key that a token is signed with, for `jwtVerify`. Throws 503 `unavailable` while there are none. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    if (this.#age() > freshFor) await this.#ask();
    const known = this.#known;
    if (!known || this.#age() > usableFor) {
      throw new Problem('unavailable', {
        detail: 'The keys of the site cannot be had now.',
        retryAfter: pause / 1000,
      });
    }
    try {
      return await known.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await this.#ask();
      if (this.#known === known) throw error;
      return this.#known!.find(header, token);
    }
  };

  /** Asks for the keys, unless it was done just now. What fails is logged, and the earlier keys stay. */
  #ask(): Promise<void> {
    if (this.#asking) return this.#asking;
    const now = this.#clock().getTime();
    if (now - this.#asked < pause) return Promise.resolve();
    this.#asked = now;
    this.#asking = this.#read()
      .then(
        (find) => {
          this.#known = { find, at: this.#clock().getTime() };
        },
        (error: unknown) => {
          this.#log.warn(
            { err: error },
            'the keys of --auth-jwks cannot be had: readers may not be able to sign in',
          );
        },
      )
      .finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  async #read(): Promise<JWTVerifyGetKey> {
    const { status, body } = await this.#outbound.request(this.#address, {
      headers: { accept: 'application/jwk-set+json, application/json' },
    });
    if (status !== 200) throw new Error(`The keys were answered with status ${status}.`);
    const document = JSON.parse(body.toString('utf8')) as JSONWebKeySet;
    const find = createLocalJWKSet(document);
    if (document.keys.length > mostKeys) throw new Error(`There are more than ${mostKeys} keys.`);
    return find;
  }

  /** Asks once, for the log of the start. */
  async check(): Promise<void> {
    await this.#ask();
  }

  #age(): number {
    return this.#clock().getTime() - (this.#known?.at ?? -Infinity);
  }
}
