import assert from 'node:assert/strict';
import { randomBytes, randomInt } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CommentPage, PostedComment } from '../../src/backends/contract.ts';
import { type RunningServer, startServer } from './support/server.ts';

const KILLS = 30;
const WRITERS = 8;

/** A comment as its writer keeps it until the server has taken it. */
interface Written {
  readonly key: string;
  readonly text: string;
}

describe('a server that is killed while readers write', () => {
  let server: RunningServer;
  let article: string;
  before(async () => {
    server = await startServer('--captcha', 'none', '--comment-rate', '0');
    article = `${server.url}/vi/kills.html`;
  });
  after(() => server?.stop());

  /** Sends until the server answers; a killed one is asked again with the same key. */
  async function send({ key, text }: Written, running: () => boolean): Promise<string | undefined> {
    do {
      try {
        const response = await fetch(`${server.url}/v1/comments`, {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            'Idempotency-Key': key,
            Origin: server.url,
          },
          body: JSON.stringify({ article, url: article, author: { name: 'Reader' }, text }),
          signal: AbortSignal.timeout(5000),
        });
        assert.equal(response.status, 201, await response.clone().text());
        return ((await response.json()) as PostedComment).comment.id;
      } catch (error) {
        if (error instanceof assert.AssertionError) throw error;
        await sleep(50); // No connection: it is down.
      }
    } while (running());
    return undefined;
  }

  async function everyComment(): Promise<CommentPage['items']> {
    const items: CommentPage['items'] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const address: URL = new URL('/v1/comments', server.url);
      address.search = new URLSearchParams({
        article,
        sort: 'oldest',
        limit: '50',
        ...(cursor && { cursor }),
      }).toString();
      const response = await fetch(address);
      assert.equal(response.status, 200);
      const page = (await response.json()) as CommentPage;
      items.push(...page.items);
      cursor = page.next ?? null;
    }
    return items;
  }

  it(`loses nothing and keeps nothing twice in ${KILLS} kills`, async () => {
    let running = true;
    /** Ids that writers were told, by their text. */
    const told = new Map<string, string>();
    const unanswered: Written[] = [];
    let written = 0;
    const writers = Array.from({ length: WRITERS }, async () => {
      while (running) {
        const comment = { key: randomBytes(16).toString('hex'), text: `Comment ${++written}` };
        const id = await send(comment, () => running);
        if (id) told.set(comment.text, id);
        else unanswered.push(comment);
      }
    });
    for (let kill = 0; kill < KILLS; kill++) {
      await sleep(randomInt(50, 400));
      await server.kill();
      await server.restart();
    }
    running = false;
    await Promise.all(writers);
    for (const comment of unanswered) {
      const id = await send(comment, () => true);
      if (id) told.set(comment.text, id);
    }

    assert.ok(told.size > KILLS, `only ${told.size} comments were written`);
    const kept = await everyComment();
    assert.equal(kept.length, told.size);
    const ids = new Set(kept.map(({ id }) => id));
    assert.equal(ids.size, kept.length);
    const lost = [...told].filter(([, id]) => !ids.has(id)).map(([text]) => text);
    assert.deepEqual(lost, []);
  });
});
