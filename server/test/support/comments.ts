import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { z } from '@hono/zod-openapi';
import type { Comment, CommentPage, postedCommentSchema } from '../../src/comments/schemas.ts';
import type { problemSchema } from '../../src/http/problem.ts';
import type { TestServer } from './serve.ts';

/** Whatever can be called over HTTP: a server in this process or a program of its own. */
export type Callable = Pick<TestServer, 'origin' | 'call'>;

export type Posted = z.infer<typeof postedCommentSchema>;
export type Problem = z.infer<typeof problemSchema>;

/** 128 random bits, as a browser makes them. */
export function newKey(): string {
  return randomBytes(16).toString('base64url');
}

/** A comment as a reader on the server's own origin sends it, with some fields replaced. */
export function draft(server: Pick<Callable, 'origin'>, changes: Record<string, unknown> = {}) {
  const article = `${server.origin}/2013/bridge`;
  return { article, url: article, author: { name: 'Trần Thu Hà' }, text: 'Xin chào.', ...changes };
}

/** Sends a comment. */
export function send(server: Callable, body: unknown, key: string = newKey()): Promise<Response> {
  return server.call('/v1/comments', {
    method: 'POST',
    json: body,
    headers: { 'idempotency-key': key },
  });
}

/** Stores a comment; fails the test when it is refused. */
export async function post(
  server: Callable,
  changes: Record<string, unknown> = {},
  key?: string,
): Promise<Posted> {
  const response = await send(server, draft(server, changes), key);
  return (await read(response, 201)) as Posted;
}

/** Stores several comments one after the other; their texts are their numbers, from 1. */
export async function postMany(
  server: Callable,
  count: number,
  changes: Record<string, unknown> = {},
): Promise<Comment[]> {
  const stored: Comment[] = [];
  for (let number = 1; number <= count; number += 1) {
    stored.push((await post(server, { ...changes, text: `${number}` })).comment);
  }
  return stored;
}

/** A page of the thread that `draft` writes to. */
export async function list(
  server: Callable,
  query: Record<string, string | number> = {},
): Promise<CommentPage> {
  return (await read(await server.call(listAddress(server, query)), 200)) as CommentPage;
}

/** Address of a page of that thread. */
export function listAddress(
  server: Pick<Callable, 'origin'>,
  query: Record<string, string | number> = {},
): string {
  const search = new URLSearchParams({ article: `${server.origin}/2013/bridge` });
  for (const [name, value] of Object.entries(query)) search.set(name, String(value));
  return `/v1/comments?${search.toString()}`;
}

/** The texts of comments, without their tags. */
export function texts(comments: readonly Comment[]): string[] {
  return comments.map(({ html }) => html.replace(/<[^>]*>/g, ''));
}

/** A JSON answer of the status expected. */
export async function read(response: Response, status: number): Promise<unknown> {
  const text = await response.text();
  assert.equal(response.status, status, text);
  return JSON.parse(text);
}

/** A problem document, checked for its form, with the last word of its type. */
export async function problem(response: Response, status: number, word: string): Promise<Problem> {
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  const document = (await read(response, status)) as Problem;
  assert.equal(document.type, `tag:news-elements,2026:problems/${word}`);
  assert.equal(document.status, status);
  return document;
}

/** Votes as a reader of that key. */
export function vote(
  server: Callable,
  id: string,
  value: number,
  readerKey: string = newKey(),
): Promise<Response> {
  return server.call(`/v1/comments/${id}/vote`, {
    method: 'PUT',
    json: { value },
    headers: { 'reader-key': readerKey },
  });
}
