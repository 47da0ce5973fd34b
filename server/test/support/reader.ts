import assert from 'node:assert/strict';
import { openChallenge } from '../../src/captcha/sealed.ts';
import type { TestServer } from './serve.ts';

/** What a page answered. */
export interface Visit {
  status: number;
  headers: Headers;
  html: string;
  /** Where it leads, as a path, when it leads on. */
  location: string;
}

/** A reader without script: opens pages, fills in forms, keeps cookies. */
export class Reader {
  readonly cookies = new Map<string, string>();
  readonly #server: TestServer;
  readonly #language: string;

  constructor(server: TestServer, language = 'en') {
    this.#server = server;
    this.#language = language;
  }

  /** The article of `draft`. */
  get article(): string {
    return `${this.#server.origin}/2013/bridge`;
  }

  /** Opens a page of the thread. */
  thread(query: Record<string, string> = {}): Promise<Visit> {
    const search = new URLSearchParams({ article: this.article, ...query });
    return this.open(`/threads?${search.toString()}`);
  }

  open(path: string, init: RequestInit = {}): Promise<Visit> {
    return this.#visit(path, init);
  }

  /** Sends the form of a page as a browser would. `changes` replace or add fields. */
  async submit(
    page: Visit,
    changes: Record<string, string> = {},
    headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' },
    form = 'form',
  ): Promise<Visit> {
    const { action, fields } = readForm(page.html, form);
    return this.#visit(`/${action}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ ...fields, ...changes }),
    });
  }

  /** Goes where an answer leads. */
  async follow(visit: Visit): Promise<Visit> {
    assert.equal(visit.status, 303, visit.html);
    return this.open(visit.location);
  }

  /** What the picture of a page shows. */
  see(page: Visit): string {
    const { challenge = '' } = readForm(page.html).fields;
    const sealed = openChallenge(this.#server.services.keys, challenge, new Date());
    assert.equal(sealed?.kind, 'image');
    return sealed.characters;
  }

  async #visit(path: string, init: RequestInit): Promise<Visit> {
    const headers = new Headers(init.headers);
    headers.set('accept-language', this.#language);
    const cookies = [...this.cookies].map((pair) => pair.join('=')).join('; ');
    if (cookies) headers.set('cookie', cookies);
    const response = await this.#server.call(path, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/max-age=0/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const location = response.headers.get('location');
    return {
      status: response.status,
      headers: response.headers,
      html: await response.text(),
      location: location ? `/${location}` : '',
    };
  }
}

/** The fields of a form with their values, as a browser would send them untouched. */
export function readForm(html: string, id = 'form') {
  const form = new RegExp(`<form[^>]*\\sid="${id}"[^>]*>[^]*?</form>`).exec(html)?.[0] ?? '';
  assert.ok(form, 'the page has no form');
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const type = attribute(tag, 'type');
    if ((type === 'checkbox' || type === 'radio') && !/\schecked/.test(tag)) continue;
    fields[attribute(tag, 'name')] = attribute(tag, 'value');
  }
  for (const [, tag = '', text = ''] of form.matchAll(/<textarea([^>]*)>\n?([^]*?)<\/textarea/g)) {
    fields[attribute(tag, 'name')] = unescaped(text);
  }
  return { action: attribute(/<form[^>]*>/.exec(form)?.[0] ?? '', 'action'), fields };
}

function attribute(tag: string, name: string): string {
  return unescaped(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

/** Text as a browser reads it. */
export function unescaped(text: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
  return text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name] ?? '');
}
