import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPapers } from './newsroom.mjs';

const slug = 'thu-vien-theo-chuyen-do';

/**
 * Gives the ferry article a sample thread, as readers would write it: through the public API, each comment with its
 * own proof of work. Does nothing where the thread has comments or the server wants more than a program can give.
 * @param {object} options
 * @param {string} options.origin - Origin that serves the newspaper.
 * @param {string} [options.base] - Path below which the newspaper and the server's API lie. Default `/`.
 * @param {string} [options.server] - Address of the server, where it is reached otherwise. Default: `origin` and `base`.
 * @returns {Promise<number>} How many comments were written.
 * @throws {Error} With the server's words, when it refuses.
 */
export async function seed({ origin, base = '/', server = origin + base }) {
  const api = new URL('v1/', server);
  const article = readPapers()[0].article(slug).url({ base, origin });
  const site = await call(api, 'GET', 'site');
  const solvable = site.captcha.length === 0 || site.captcha.includes('proof');
  if (!site.comments || !site.comments.write || !solvable) return 0;
  const { total } = await call(
    api,
    'GET',
    `comments?limit=1&article=${encodeURIComponent(article)}`,
  );
  if (total > 0) return 0;

  const thread = JSON.parse(
    readFileSync(join(import.meta.dirname, 'content/vi', `${slug}.comments.json`), 'utf8'),
  );
  let written = 0;
  for (const comment of thread) written += await write(comment);
  return written;

  async function write({ name, text, agreed = 0, replies = [] }, parent) {
    const captcha = site.captcha.length > 0 ? await proof(api) : undefined;
    const { comment } = await call(
      api,
      'POST',
      'comments',
      { article, url: article, ...(parent && { parent }), author: { name }, text, captcha },
      { 'idempotency-key': randomKey() },
    );
    // An editor has to read it first: nobody can answer it or agree with it yet.
    if (comment.status !== 'published') return 1;
    if (site.comments.votes !== 'none') {
      for (let vote = 0; vote < agreed; vote++) {
        await call(
          api,
          'PUT',
          `comments/${comment.id}/vote`,
          { value: 1 },
          { 'reader-key': randomKey() },
        );
      }
    }
    let count = 1;
    for (const reply of replies) count += await write(reply, comment.id);
    return count;
  }
}

/** A one-use token for a comment, by work: the number whose digest with the salt is the one looked for. */
async function proof(api) {
  const { id, salt, challenge, maxNumber } = await call(api, 'POST', 'captcha', {
    kind: 'proof',
    action: 'comment',
  });
  for (let number = 0; number <= maxNumber; number++) {
    if (
      createHash('sha256')
        .update(salt + number)
        .digest('hex') !== challenge
    )
      continue;
    const answer = String(number);
    const { token } = await call(api, 'POST', `captcha/${encodeURIComponent(id)}/answer`, {
      answer,
    });
    return token;
  }
  throw new Error('The proof of work has no answer.');
}

async function call(api, method, path, body, headers = {}) {
  const response = await fetch(new URL(path, api), {
    method,
    headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok)
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

function randomKey() {
  return randomBytes(16).toString('base64url');
}
