import { chooseEncoding, encode, isCompressible, isWorthEncoding } from '../http/encoding.ts';
import type { Encoding } from '../http/encoding.ts';
import { isAmong } from '../http/etag.ts';
import { isNotLater } from '../http/modified.ts';

type Fields = Record<string, string>;
type Bytes = Uint8Array<ArrayBuffer>;

const conditional = ['content-type', 'content-length'];

/** A finished answer that any number of requests are given: its bytes, and each encoding of them, are made once. */
export class Answer {
  readonly status: number;
  readonly tag: string | undefined;
  readonly #bytes: Bytes;
  #onGrowth: ((bytes: number) => void) | undefined;
  readonly #fields: Fields;
  readonly #unchangedFields: Fields;
  readonly #modified: Date | undefined;
  readonly #isEncodable: boolean;
  readonly #encoded: Partial<Record<Encoding, Promise<{ bytes: Bytes; fields: Fields }>>> = {};

  /** Use `Answer.of`. */
  constructor(status: number, headers: Headers, bytes: Bytes) {
    this.status = status;
    this.tag = headers.get('etag') ?? undefined;
    this.#bytes = bytes;
    const fields = Object.fromEntries(headers);
    this.#unchangedFields = { ...fields };
    for (const name of conditional) delete this.#unchangedFields[name];
    this.#fields = { ...fields, 'content-length': String(bytes.length) };
    const modified = headers.get('last-modified');
    this.#modified = modified === null ? undefined : new Date(modified);
    this.#isEncodable =
      isCompressible(headers.get('content-type')) &&
      isWorthEncoding(bytes.length) &&
      !headers.has('content-encoding');
  }

  /** Takes over what a route has answered. */
  static async of(response: Response): Promise<Answer> {
    const { status, headers } = response;
    return new Answer(status, headers, new Uint8Array(await response.arrayBuffer()));
  }

  /** Bytes it takes before anything is encoded. */
  get size(): number {
    return this.#bytes.length;
  }

  /** Calls back with the bytes that an encoding adds, each time one is made. */
  whenGrown(callback: (bytes: number) => void): void {
    this.#onGrowth = callback;
  }

  /** Whether it says of itself that others may have it, too. */
  get isPublic(): boolean {
    const allowed = /\bpublic\b/.test(this.#fields['cache-control'] ?? '');
    return this.status === 200 && allowed && this.#fields['set-cookie'] === undefined;
  }

  /** The response to a request with these headers. @param age Seconds since it was known to be right. */
  async toResponse(header: (name: string) => string | undefined, age = 0): Promise<Response> {
    const aged = (fields: Fields) => (age ? { ...fields, age: String(age) } : fields);
    if (this.#isUnchanged(header)) {
      return new Response(null, { status: 304, headers: aged(this.#unchangedFields) });
    }
    const encoding = this.#isEncodable ? chooseEncoding(header('accept-encoding')) : undefined;
    if (!encoding) {
      const body = this.#bytes.length ? this.#bytes : null;
      return new Response(body, { status: this.status, headers: aged(this.#fields) });
    }
    const { bytes, fields } = await (this.#encoded[encoding] ??= this.#encode(encoding));
    return new Response(bytes, { status: this.status, headers: aged(fields) });
  }

  #isUnchanged(header: (name: string) => string | undefined): boolean {
    if (this.status !== 200 || this.tag === undefined) return false;
    const tags = header('if-none-match');
    if (tags !== undefined) return isAmong(tags, this.tag);
    return this.#modified !== undefined && isNotLater(this.#modified, header('if-modified-since'));
  }

  async #encode(encoding: Encoding): Promise<{ bytes: Bytes; fields: Fields }> {
    const bytes = await encode(this.#bytes, encoding, 'thorough');
    this.#onGrowth?.(bytes.length);
    const length = String(bytes.length);
    return {
      bytes,
      fields: { ...this.#fields, 'content-encoding': encoding, 'content-length': length },
    };
  }
}
