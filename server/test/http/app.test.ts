import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { Hono } from 'hono';
import { createApp } from '../../src/app.ts';
import { defaultConfig } from '../../src/config.ts';
import { openServices } from '../../src/open-services.ts';
import { draft, list, newKey, post, problem, read } from '../support/comments.ts';
import { quickDatabase } from '../support/database.ts';
import { startServer } from '../support/serve.ts';

describe('the app', () => {
  it('says what the site offers', async () => {
    await using server = await startServer({
      captcha: ['proof', 'image'],
      comments: 'closed',
      votes: 'up',
      moderation: 'before',
      editWindow: 5,
      maxDepth: 3,
      maxLength: 99,
    });
    assert.deepEqual(await read(await server.call('/v1/site'), 200), {
      contract: 1,
      comments: {
        sorts: ['newest', 'oldest', 'best'],
        write: false,
        votes: 'up',
        reports: true,
        editWindow: 5,
        maxDepth: 3,
        moderation: 'before',
        text: { min: 1, max: 99 },
        name: { min: 2, max: 60 },
        preview: true,
      },
      counts: true,
      related: true,
      captcha: ['proof', 'image'],
      siteKeys: {},
      feeds: { comments: true, articles: true },
      changes: true,
      stream: true,
      auth: { guests: true, signIn: false, captcha: false },
    });
  });

  it('offers no order by votes where there are none', async () => {
    await using server = await startServer({ votes: 'none' });
    const site = (await read(await server.call('/v1/site'), 200)) as {
      comments: { sorts: string[] };
    };
    assert.deepEqual(site.comments.sorts, ['newest', 'oldest']);
  });

  it('lies below its base path altogether', async () => {
    await using server = await startServer({ captcha: [], basePath: '/comments' });
    assert.equal((await server.call('/comments/v1/site')).status, 200);
    assert.equal((await server.call('/comments/healthz')).status, 200);
    for (const path of ['/v1/site', '/healthz', '/', '/comments/v1/nothing', '/commentsv1/site']) {
      await problem(await server.call(path), 404, 'not-found');
    }
    await problem(
      await server.call('/comments/v1/site', { method: 'PUT' }),
      405,
      'method-not-allowed',
    );
    const prefixed = {
      origin: server.origin,
      call: (path: string, init?: Parameters<typeof server.call>[1]) =>
        server.call(`/comments${path}`, init),
    };
    await post(prefixed);
    assert.equal((await list(prefixed)).total, 1);
  });

  it('mounts in another program', async () => {
    await using database = await quickDatabase();
    const services = await openServices(defaultConfig({ database: database.address, captcha: [] }));
    const program = new Hono();
    program.get('/', (c) => c.text('The paper'));
    program.mount('/talk', createApp(services).fetch);
    const origin = 'https://paper.example';
    const posted = await program.request(`${origin}/talk/v1/comments`, {
      method: 'POST',
      body: JSON.stringify(draft({ origin })),
      headers: { origin, 'content-type': 'application/json', 'idempotency-key': newKey() },
    });
    assert.equal(posted.status, 201);
    await services.store.close();
  });

  it('says at its address that it runs', async () => {
    await using server = await startServer({ basePath: '/talk' });
    const response = await server.call('/talk/');
    assert.equal(response.headers.get('content-type'), 'text/html; charset=UTF-8');
    assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    assert.match(await response.text(), /href="\/talk\/v1\/openapi\.json"/);
  });

  it('sends headers that keep answers from being something else', async () => {
    await using server = await startServer();
    for (const path of ['/v1/site', '/v1/nothing', '/healthz']) {
      const { headers } = await server.call(path);
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.ok(headers.get('referrer-policy'));
      assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin');
    }
  });

  it('is well while the database answers', async () => {
    await using server = await startServer();
    assert.deepEqual(await read(await server.call('/healthz'), 200), { status: 'ok' });
    await server.services.db.schema.dropTable('secrets').execute();
    await problem(await server.call('/healthz'), 503, 'unavailable');
  });
});

describe('GET /v1/openapi.json', () => {
  it('is the document in docs/contract', async () => {
    await using server = await startServer();
    const file = new URL('../../../docs/contract/openapi.json', import.meta.url);
    const kept: unknown = JSON.parse(await readFile(file, 'utf8'));
    const served = await read(await server.call('/v1/openapi.json'), 200);
    assert.deepEqual(served, kept, 'stale: run "npm run openapi -w server"');
  });

  it('names every route of the contract', async () => {
    await using server = await startServer();
    const { paths } = (await read(await server.call('/v1/openapi.json'), 200)) as {
      paths: Record<string, Record<string, unknown>>;
    };
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    for (const route of [
      'GET /v1/site',
      'GET /v1/comments',
      'POST /v1/comments',
      'GET /v1/comments/{id}',
      'PATCH /v1/comments/{id}',
      'DELETE /v1/comments/{id}',
      'PUT /v1/comments/{id}/vote',
      'POST /v1/comments/{id}/reports',
      'GET /v1/counts',
      'GET /v1/related',
      'PUT /v1/articles',
      'POST /v1/captcha',
      'GET /v1/captcha/{id}/audio',
      'POST /v1/captcha/{id}/answer',
      'GET /v1/feeds/comments.rss',
      'GET /v1/feeds/articles.rss',
    ]) {
      assert.ok(routes.includes(route), route);
    }
  });
});
