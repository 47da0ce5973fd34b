import { lookup as systemLookup } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { OutboundAllowance } from './outbound-allowance.ts';

const maxRedirects = 3;
const redirects = new Set([301, 302, 303, 307, 308]);

/** Why a call did not come to an answer. */
export type OutboundReason =
  | 'not-http'
  | 'not-public'
  | 'unreachable'
  | 'too-slow'
  | 'too-large'
  | 'too-many-redirects'
  | 'unreadable';

/** A call that was refused or failed. The message is for the operator's log. */
export class OutboundError extends Error {
  readonly reason: OutboundReason;

  constructor(reason: OutboundReason, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'OutboundError';
    this.reason = reason;
  }
}

/** What to send besides the address. */
export interface OutboundRequest {
  /** Default GET. Only GET and HEAD follow redirects. */
  method?: string;
  headers?: Record<string, string>;
  /** Headers that prove who we are: sent to the first address's origin and to no other. */
  credentials?: Record<string, string>;
  body?: string | Uint8Array;
  signal?: AbortSignal;
}

export interface OutboundResponse {
  /** Where the answer came from, after redirects. */
  url: string;
  status: number;
  /** One value by lower-case name; several are joined with commas. */
  headers: Record<string, string>;
  /** Decompressed. */
  body: Buffer;
}

/** Limits, and what a test may bring itself. */
export interface OutboundOptions {
  /** `host[:port]` or ranges that may be called although they are not public. */
  allow?: readonly string[];
  /** Most bytes of an answer after decompression. Default 2 MB. */
  maxBytes?: number;
  /** Milliseconds for everything, redirects included. Default 10,000. */
  timeout?: number;
  /** Resolves names. Default: the system's resolver. */
  resolve?: (host: string) => Promise<LookupAddress[]>;
}

/**
 * The one client for calls to other machines. It connects to the address it has checked, so a name that
 * changes its mind in between gains nothing.
 */
export class Outbound {
  readonly #allowance: OutboundAllowance;
  readonly #maxBytes: number;
  readonly #timeout: number;
  readonly #resolve: (host: string) => Promise<LookupAddress[]>;

  constructor({
    allow,
    maxBytes = 2_000_000,
    timeout = 10_000,
    resolve = resolveName,
  }: OutboundOptions = {}) {
    this.#allowance = new OutboundAllowance(allow);
    this.#maxBytes = maxBytes;
    this.#timeout = timeout;
    this.#resolve = resolve;
  }

  /** Throws an `OutboundError`, or the signal's reason when that ended the call. */
  async request(address: string, options: OutboundRequest = {}): Promise<OutboundResponse> {
    const { method = 'GET', signal } = options;
    const clock = AbortSignal.timeout(this.#timeout);
    const ended = signal ? AbortSignal.any([signal, clock]) : clock;
    const follows = method === 'GET' || method === 'HEAD';
    const first = webAddress(address);
    const credentials = { ...basicAuthorization(first), ...options.credentials };
    try {
      let url = first;
      for (let hop = 0; hop <= maxRedirects; hop++) {
        const trusted = url.origin === first.origin ? credentials : {};
        const response = await this.#send(url, { ...options, method, credentials: trusted }, ended);
        const target = response.headers['location'];
        if (!follows || !redirects.has(response.status) || target === undefined) return response;
        url = webAddress(target, url);
      }
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      if (clock.aborted) throw new OutboundError('too-slow', `${first.host} took too long`, error);
      throw error;
    }
    throw new OutboundError(
      'too-many-redirects',
      `${first.host} redirects more than ${maxRedirects} times`,
    );
  }

  async #send(
    url: URL,
    { method, headers, credentials, body }: OutboundRequest,
    signal: AbortSignal,
  ): Promise<OutboundResponse> {
    const literal = url.hostname.replace(/^\[|\]$/g, '');
    const trusted = this.#allowance.trusts(url);
    if (isIP(literal) && !trusted && !this.#allowance.permits(literal)) throw notPublic(url);
    const options: RequestOptions = {
      method,
      headers: {
        'user-agent': 'news-elements-server',
        'accept-encoding': 'gzip, deflate, br',
        ...headers,
        ...credentials,
        host: url.host,
      },
      agent: false,
      signal,
      lookup: this.#lookup(url, trusted),
    };
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
      const request = send(withoutUser(url), options, resolve);
      request.on('error', reject);
      request.end(body);
    }).catch((error: unknown) => {
      if (error instanceof OutboundError || signal.aborted) throw error;
      throw new OutboundError('unreachable', `${url.host} cannot be reached`, error);
    });
    return {
      url: withoutUser(url).href,
      status: message.statusCode ?? 0,
      headers: Object.fromEntries(
        Object.entries(message.headersDistinct).map(([name, values]) => [name, values!.join(', ')]),
      ),
      body: await this.#read(message, url, signal),
    };
  }

  /** Hands the connection the addresses of a name, if every one of them may be called. */
  #lookup(url: URL, trusted: boolean): LookupFunction {
    return (host, options, done) => {
      this.#resolve(host).then(
        (addresses) => {
          const [first] = addresses;
          const allowed =
            trusted || addresses.every(({ address }) => this.#allowance.permits(address));
          if (!first) done(new OutboundError('unreachable', `${host} has no address`), []);
          else if (!allowed) done(notPublic(url), []);
          else if (options.all) done(null, addresses);
          else done(null, first.address, first.family);
        },
        (error: unknown) => {
          done(new OutboundError('unreachable', `${host} is not found`, error), []);
        },
      );
    };
  }

  async #read(message: IncomingMessage, url: URL, signal: AbortSignal): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let size = 0;
    const collect = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        size += chunk.length;
        chunks.push(chunk);
        done(
          size > this.#maxBytes
            ? new OutboundError('too-large', `${url.host} sent more than ${this.#maxBytes} bytes`)
            : null,
        );
      },
    });
    const decoder = decoderOf(message.headers['content-encoding'], url);
    try {
      await (decoder
        ? pipeline(message, decoder, collect, { signal })
        : pipeline(message, collect, { signal }));
    } catch (error) {
      message.destroy();
      if (error instanceof OutboundError || signal.aborted) throw error;
      throw new OutboundError(
        'unreadable',
        `${url.host} broke off or sent what cannot be read`,
        error,
      );
    }
    return Buffer.concat(chunks);
  }
}

function decoderOf(encoding: string | undefined, url: URL) {
  switch (encoding?.trim().toLowerCase()) {
    case undefined:
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress({
        params: { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 0 },
      });
    default:
      throw new OutboundError('unreadable', `${url.host} sent an unknown content-encoding`);
  }
}

function webAddress(address: string, base?: URL): URL {
  const url = URL.parse(address, base?.href);
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  throw new OutboundError('not-http', 'only http and https addresses are called');
}

function withoutUser(url: URL): URL {
  const plain = new URL(url);
  plain.username = '';
  plain.password = '';
  return plain;
}

function basicAuthorization({ username, password }: URL): Record<string, string> {
  if (!username && !password) return {};
  const pair = Buffer.concat([bytesOf(username), Buffer.from(':'), bytesOf(password)]);
  return { authorization: `Basic ${pair.toString('base64')}` };
}

/** Percent signs that stand for nothing stay. */
function bytesOf(text: string): Buffer {
  const raw = text.replace(/%([\da-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return Buffer.from(raw, 'latin1');
}

function notPublic(url: URL): OutboundError {
  return new OutboundError(
    'not-public',
    `${url.host} is not on the public internet; --outbound-allow makes an exception`,
  );
}

function resolveName(host: string): Promise<LookupAddress[]> {
  return new Promise((resolve, reject) => {
    systemLookup(host, { all: true }, (error, addresses) => {
      if (error) reject(error);
      else resolve(addresses);
    });
  });
}
