import { randomBytes } from 'node:crypto';

/**
 * Writes comments under a page, one after the other.
 * @param {string} origin The server's.
 * @param {string} article Address of the page.
 * @param {number} count
 */
export async function seedComments(origin, article, count) {
  for (let index = 1; index <= count; index++) {
    const response = await fetch(`${origin}/v1/comments`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': randomBytes(16).toString('hex'),
        Origin: origin,
      },
      body: JSON.stringify({
        article,
        url: article,
        author: { name: `Reader ${index}` },
        text: `Comment ${index}: what a reader has to say about the article above.`,
      }),
    });
    if (!response.ok)
      throw new Error(`Comment ${index}: ${response.status} ${await response.text()}`);
  }
}
