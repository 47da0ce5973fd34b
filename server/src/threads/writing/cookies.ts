import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { randomBytes } from 'node:crypto';
import type { Config } from '../../config.ts';
import { ownOrigin } from '../../http/cors.ts';
import type { AppEnv } from '../../http/router.ts';

/** Comments whose keys are kept at a time. */
const mostOwn = 20;
const day = 86_400;
const names = { own: 'news-own', name: 'news-name', reader: 'news-reader' };

/**
 * What a browser keeps for a reader of `/threads`: the keys to one's own comments, what tells one reader's vote from
 * another's, and the name where that was asked for. No script reads them, no other site sends them.
 */
export class ReaderCookies {
  readonly #c: Context<AppEnv>;
  readonly #secure: boolean;

  constructor(c: Context<AppEnv>, config: Config) {
    this.#c = c;
    // A proxy may speak TLS for us: then the browser says so in the origin of what it sends.
    const own = [ownOrigin(c, config), c.req.header('origin') ?? ''];
    this.#secure = own.some((origin) => origin.startsWith('https:'));
  }

  /** Edit tokens by the id of their comment, the newest last. */
  get own(): ReadonlyMap<string, string> {
    const entries = (this.#read(names.own) ?? '').slice(0, 4096).split('!');
    const pairs = entries.map((entry) => /^(c[0-9a-z]{1,40})~([\w.-]{1,80})$/.exec(entry));
    return new Map(pairs.flatMap((pair) => (pair?.[1] && pair[2] ? [[pair[1], pair[2]]] : [])));
  }

  /** Keeps the key of a comment. @param seconds How long it may be of use. */
  keepOwn(id: string, token: string, seconds: number): void {
    const own = new Map(this.own);
    own.delete(id);
    own.set(id, token);
    const kept = [...own].slice(-mostOwn).map((pair) => pair.join('~'));
    this.#write(names.own, kept.join('!'), Math.max(seconds, day));
  }

  /** The name that is remembered, or nothing. */
  get name(): string {
    return (this.#read(names.name) ?? '').slice(0, 200);
  }

  keepName(name: string): void {
    this.#write(names.name, name, 365 * day);
  }

  forgetName(): void {
    if (this.#read(names.name) === undefined) return;
    for (const options of [{}, { prefix: 'host' as const, secure: true }]) {
      deleteCookie(this.#c, names.name, { path: '/', ...options });
    }
  }

  /** 128 random bits that tell one reader's vote from another's, where there are any yet. */
  get reader(): string | undefined {
    const key = this.#read(names.reader);
    return key && /^[\w-]{22}$/.test(key) ? key : undefined;
  }

  /** The same, made now at the first vote or report. */
  makeReader(): string {
    const key = this.reader ?? randomBytes(16).toString('base64url');
    this.#write(names.reader, key, 365 * day);
    return key;
  }

  #read(name: string): string | undefined {
    return (
      getCookie(this.#c, name, 'host') ?? (this.#secure ? undefined : getCookie(this.#c, name))
    );
  }

  /** Over plain http, as on one's own machine, browsers refuse the prefix that binds a cookie to this host. */
  #write(name: string, value: string, seconds: number): void {
    setCookie(this.#c, name, value, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      maxAge: Math.min(seconds, 365 * day),
      ...(this.#secure && { prefix: 'host', secure: true }),
    });
  }
}
