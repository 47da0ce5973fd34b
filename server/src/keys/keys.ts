import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

import type { Database } from '../db/database.ts';

const nonceBytes = 12;
const tagBytes = 16;

/**
 * Hashes and seals with keys derived from the server's one secret, a key a purpose.
 * The purpose is a fixed word of ours, never input.
 */
export class Keys {
  readonly #secret: Uint8Array;
  readonly #derived = new Map<string, Buffer>();

  constructor(secret: Uint8Array) {
    this.#secret = secret;
  }

  /** Keyed hash of `data`, base64url, 43 characters. */
  hash(purpose: string, data: string): string {
    return createHmac('sha256', this.#key(`hash ${purpose}`))
      .update(data)
      .digest('base64url');
  }

  /** Whether `hash` is the keyed hash of `data`, in constant time. */
  matches(purpose: string, data: string, hash: string): boolean {
    const expected = Buffer.from(this.hash(purpose, data));
    const given = Buffer.from(hash);
    return expected.length === given.length && timingSafeEqual(expected, given);
  }

  /**
   * Encrypts and authenticates; base64url. The same text gives the same seal (the nonce is its keyed hash),
   * so what must be unique holds something random.
   */
  seal(purpose: string, text: string): string {
    const nonce = createHmac('sha256', this.#key(`nonce ${purpose}`))
      .update(text)
      .digest()
      .subarray(0, nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#key(`seal ${purpose}`), nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url');
  }

  /** The text of a seal made here for this purpose, or `undefined` for anything else. */
  open(purpose: string, sealed: string): string | undefined {
    if (!/^[\w-]+$/.test(sealed)) return undefined;
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length < nonceBytes + tagBytes || bytes.toString('base64url') !== sealed)
      return undefined;
    const decipher = createDecipheriv(
      'aes-256-gcm',
      this.#key(`seal ${purpose}`),
      bytes.subarray(0, nonceBytes),
    );
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    try {
      return (
        decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8') +
        decipher.final('utf8')
      );
    } catch {
      return undefined; // not sealed with our key: `final` throws, and that is the answer
    }
  }

  #key(purpose: string): Buffer {
    let key = this.#derived.get(purpose);
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', this.#secret, '', `news-elements ${purpose}`, 32));
      this.#derived.set(purpose, key);
    }
    return key;
  }
}

/** The keys of this database; its secret is made when there is none. */
export async function openKeys(db: Database, now: Date): Promise<Keys> {
  await db
    .insertInto('secrets')
    .values({ name: 'main', value: randomBytes(32).toString('base64url'), created: now.getTime() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const { value } = await db
    .selectFrom('secrets')
    .select('value')
    .where('name', '=', 'main')
    .executeTakeFirstOrThrow();
  return new Keys(Buffer.from(value, 'base64url'));
}
