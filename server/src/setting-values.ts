import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { statSync } from 'node:fs';

/** Reads one value. Throws a `RangeError` whose message completes "--flag takes …". */
type Parse<Value> = (typed: readonly string[]) => Value;

/** The last of what was typed: a flag given twice counts once. */
function last(typed: readonly string[]): string {
  return typed.at(-1)?.trim() ?? '';
}

export function wholeNumber(min: number, max: number): Parse<number> {
  return (typed) => {
    const value = last(typed);
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < min || number > max) {
      throw new RangeError(`a whole number from ${min} to ${max}`);
    }
    return number;
  };
}

export function text(max: number): Parse<string> {
  return (typed) => {
    const value = last(typed);
    if (!value || value.length > max || /\p{Cc}/u.test(value)) {
      throw new RangeError(`a text of 1 to ${max} characters`);
    }
    return value;
  };
}

export function oneOf<const Word extends string>(words: readonly Word[]): Parse<Word> {
  return (typed) => {
    const word = words.find((known) => known === last(typed));
    if (word === undefined) throw new RangeError(choices(words));
    return word;
  };
}

/** Several words without doubles; `none` stands alone for an empty list. */
export function eachOf<const Word extends string>(
  words: readonly Word[],
  none: string,
): Parse<readonly Word[]> {
  return (typed) => {
    const given = split(typed);
    if (given.length === 1 && given[0] === none) return [];
    const found = words.filter((word) => given.includes(word));
    if (!given.length || given.some((word) => !words.some((known) => known === word))) {
      throw new RangeError(`${choices(words)}, several with commas, or ${none}`);
    }
    return found.toSorted((a, b) => given.indexOf(a) - given.indexOf(b));
  };
}

/** Any number of values, given with commas or by repeating the flag. */
export function list<Value>(one: Parse<Value>): Parse<readonly Value[]> {
  return (typed) => split(typed).map((value) => one([value]));
}

/** `https://paper.example`, without a path. */
export function origin(typed: readonly string[]): string {
  const url = parseWeb(last(typed));
  if (!url || url.pathname !== '/' || url.search || url.hash || url.username || url.password) {
    throw new RangeError('an origin like https://paper.example, without a path');
  }
  return url.origin;
}

/** `https://pictures.example`. */
export function secureOrigin(typed: readonly string[]): string {
  const found = origin(typed);
  if (!found.startsWith('https:')) {
    throw new RangeError('an https origin like https://pictures.example');
  }
  return found;
}

/** An http(s) address without query and fragment, no slash at its end; `''` for none. */
export function webAddress(typed: readonly string[]): string {
  const value = last(typed);
  if (!value) return '';
  const url = parseWeb(value);
  if (!url || url.search || url.hash || url.username || url.password) {
    throw new RangeError('an address like https://comments.paper.example');
  }
  return url.href.replace(/\/+$/, '');
}

/** Any http(s) address. @param what What to say where it is none. */
export function webUrl(what: string): Parse<string> {
  return (typed) => {
    const url = parseWeb(last(typed));
    if (!url) throw new RangeError(what);
    return url.href;
  };
}

/** Nothing at all as `''`. */
export function optional(parse: Parse<string>): Parse<string> {
  return (typed) => (last(typed) ? parse(typed) : '');
}

/** An http(s) address that is called; query, user and password may be part of it. `''` for none. */
export function hookAddress(typed: readonly string[]): string {
  const value = last(typed);
  if (!value) return '';
  const url = parseWeb(value);
  if (!url || url.hash) throw new RangeError('an http or https address');
  return url.href;
}

/** Headers a request makes itself. */
const ownHeaders =
  /^(?:host|connection|content-(?:length|type|encoding)|transfer-encoding|surrogate-key)$/;

/** `Name: value` of a request, the name in lower case; `undefined` for none. */
export function requestHeader(
  typed: readonly string[],
): { name: string; value: string } | undefined {
  const given = last(typed);
  if (!given) return undefined;
  const [, name = '', value = ''] =
    /^([!#$%&'*+.^_`|~\w-]{1,100}):\s*([\x21-\x7e][\x20-\x7e]*)$/.exec(given) ?? [];
  if (!value || value.length > 8000 || ownHeaders.test(name.toLowerCase())) {
    throw new RangeError('a header like "Authorization: Bearer …", in ASCII');
  }
  return { name: name.toLowerCase(), value };
}

/** `/comments`; `''` for none. */
export function pathPrefix(typed: readonly string[]): string {
  const value = last(typed).replace(/\/+$/, '');
  if (value && !/^(\/[\w.~-]+)+$/.test(value)) throw new RangeError('a path like /comments');
  return value;
}

/** An IPv4 or IPv6 address or range, as `[address, bits]`. */
export function cidr(typed: readonly string[]): {
  address: string;
  bits: number;
  family: 'ipv4' | 'ipv6';
} {
  const [address = '', bits, ...rest] = last(typed).split('/');
  const version = isIP(address);
  const most = version === 6 ? 128 : 32;
  if (
    !version ||
    rest.length ||
    (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  ) {
    throw new RangeError('an address or range like 10.0.0.0/8');
  }
  return {
    address,
    bits: bits === undefined ? most : Number(bits),
    family: version === 6 ? 'ipv6' : 'ipv4',
  };
}

/** The absolute path of a folder that exists; `''` for none. */
export function folder(typed: readonly string[]): string {
  const value = last(typed);
  if (!value) return '';
  const path = resolve(value);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new RangeError('a folder that exists');
  }
  return path;
}

/** A time zone by its IANA name; `''` for none. */
export function timeZone(typed: readonly string[]): string {
  const value = last(typed);
  try {
    if (value) new Intl.DateTimeFormat('en', { timeZone: value });
  } catch {
    throw new RangeError('the name of a time zone like Asia/Ho_Chi_Minh');
  }
  return value;
}

/** At white space, at commas with space, and at commas between values; a comma inside an address stays. */
function split(typed: readonly string[]): string[] {
  return typed
    .flatMap((value) =>
      value.includes('://') ? value.split(/[\s]+|,(?=\s*https?:\/\/)/) : value.split(/[\s,]+/),
    )
    .map((value) => value.trim())
    .filter(Boolean);
}

function parseWeb(value: string): URL | undefined {
  const url = URL.parse(value);
  return url && (url.protocol === 'http:' || url.protocol === 'https:') ? url : undefined;
}

function choices(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
