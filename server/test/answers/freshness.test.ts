import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createApp } from '../../src/app.ts';
import { addApiKey } from '../../src/keys/api-keys.ts';
import { decide } from '../../src/moderation/decide.ts';
import { draft, post, read, send, vote } from '../support/comments.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

describe('an answer that is kept', () => {
  let server: TestServer;
  let article: string;
  let former: string;
  let paths: string[];
  /** The same server without a memory. */
  let forgetful: ReturnType<typeof createApp>;
  before(async () => {
    const now = new Date('2026-11-25T10:00:00Z');
    server = await startServer({ captcha: [], votes: 'updown' }, { clock: () => now });
    const { services, origin } = server;
    forgetful = createApp({ ...services, config: { ...services.config, answerMemory: 0 } });
    article = `${origin}/2013/bridge`;
    former = `${origin}/2012/bridge`;
    const both = [article, former].map((id) => `article=${encodeURIComponent(id)}`);
    paths = [
      ...['', '&sort=oldest', '&sort=best', '&limit=1'].map((more) => `/v1/comments?${both[0]}${more}`),
      `/v1/comments?${both[1]}`,
      `/v1/counts?${both.join('&')}`,
      `/v1/changes?${both[0]}`,
      `/v1/feeds/comments.rss?${both[0]}`,
      '/v1/feeds/comments.rss',
      '/v1/feeds/articles.rss',
      `/threads?${both[0]}`,
      `/threads/fragment?${both[0]}`,
    ]; // prettier-ignore
  });
  after(() => server.close());

  /** Does something that readers see, when every answer is kept; each has to be as if none had been. */
  async function shown(act: () => Promise<unknown>) {
    for (const path of paths) {
      await (await server.call(path)).text();
      await (await server.call(path)).text();
    }
    assert.equal(server.services.answers.count, paths.length);
    const old = await (await server.call(paths[0]!)).text();
    await act();
    for (const path of paths) {
      const response = await server.call(path);
      const made = await forgetful.request(new URL(path, server.origin));
      assert.equal(await response.text(), await made.text(), path);
      assert.equal(response.headers.get('etag'), made.headers.get('etag'), path);
    }
    return { old, now: await (await server.call(paths[0]!)).text() };
  }

  it('is another the moment a comment is posted, edited, voted on or deleted', async () => {
    let id = '';
    let editToken = '';
    const posted = await shown(async () => {
      ({ comment: { id }, editToken = '' } = await post(server)); // prettier-ignore
    });
    assert.match(posted.now, /"total":1/);
    const headers = { 'edit-token': editToken };
    const path = `/v1/comments/${id}`;
    const edited = await shown(async () => {
      const response = server.call(path, { method: 'PATCH', json: { text: 'Sửa.' }, headers });
      await read(await response, 200);
    });
    assert.match(edited.now, /Sửa/);
    const voted = await shown(async () => read(await vote(server, id, 1), 200));
    assert.match(voted.now, /"up":1/);
    const deleted = await shown(() => server.call(path, { method: 'DELETE', headers }));
    assert.match(deleted.now, /"total":0/);
  });

  it('is another the moment an editor decides', async () => {
    const { id } = (await post(server, { text: 'Tranh cãi' })).comment;
    const removed = await shown(() => decide(server.services, [id], 'reject'));
    assert.match(removed.old, /Tranh cãi/);
    assert.doesNotMatch(removed.now, /Tranh cãi/);
    const published = await shown(() => decide(server.services, [id], 'publish'));
    assert.match(published.now, /Tranh cãi/);
  });

  it('is another the moment its article is registered or has moved', async () => {
    const key = await addApiKey(server.services, 'newsroom');
    const register = async (aliases: string[]) => {
      const entry = { url: article, title: 'Bến đò', aliases };
      const headers = { authorization: `Bearer ${key}` };
      const json = { articles: [entry] };
      await read(await server.call('/v1/articles', { method: 'PUT', json, headers }), 200);
    };
    await post(server, { article: former, url: former });
    await shown(() => register([]));
    const { old, now } = await shown(() => register([former]));
    assert.match(old, /"total":1/);
    assert.match(now, /"total":2/);
    await shown(() => send(server, draft(server, { article: former, url: former })));
  });
});
