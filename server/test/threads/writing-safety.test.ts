import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createApp } from '../../src/app.ts';
import { list, post } from '../support/comments.ts';
import { Reader, readForm } from '../support/reader.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

const filledIn = { text: 'Written without a script.', name: 'Minh' };

describe('forms of the thread', () => {
  let server: TestServer;
  let reader: Reader;
  before(async () => {
    server = await startServer({
      captcha: [],
      commentRate: 0,
      votes: 'updown',
      allowOrigin: ['https://paper.example'],
    });
    reader = new Reader(server);
  });
  after(() => server.close());

  it('are taken from this server’s pages alone', async () => {
    const form = await reader.thread({ write: '1' });
    const from = (headers: Record<string, string>) => reader.submit(form, filledIn, headers);
    const refused: Record<string, string>[] = [
      {},
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: server.origin },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'https://paper.example' },
      { referer: 'https://evil.example/threads' },
    ];
    for (const headers of refused) {
      const answer = await from(headers);
      assert.equal(answer.status, 403, JSON.stringify(headers));
      assert.equal(answer.headers.getSetCookie().length, 0);
    }
    assert.match((await from({})).html, /This form was sent from another page/);
    assert.equal((await list(server)).total, 0);
    const taken: Record<string, string>[] = [
      { origin: server.origin },
      { 'sec-fetch-site': 'same-origin', origin: server.origin },
      { referer: `${server.origin}/threads?article=x` },
    ];
    for (const headers of taken) assert.equal((await from(headers)).status, 303);
    assert.equal((await list(server)).total, 1);
  });

  it('are bounded, and say so in words', async () => {
    const form = await reader.thread({ write: '1' });
    const huge = await reader.submit(form, { ...filledIn, text: 'ễ'.repeat(60_000) });
    assert.equal(huge.status, 413);
    assert.match(huge.html, /Go back, your text is still there, and shorten it/);
    const long = await reader.submit(form, { ...filledIn, text: 'ễ'.repeat(20_000) });
    assert.equal(long.status, 422);
    assert.equal(readForm(long.html).fields['text']?.length, 20_000);
    const action = `/${readForm(form.html).action}`;
    const headers = { 'sec-fetch-site': 'same-origin' };
    const bodies: [string, string][] = [
      ['text/plain', 'do=post'],
      ['application/json', '{"do":"post"}'],
      ['application/x-www-form-urlencoded', 'do=post&key=short&text=x&name=Minh'],
      ['application/x-www-form-urlencoded', 'do=vote&vote=c1%207'],
      ['application/x-www-form-urlencoded', '%ff%00&=&do'],
    ];
    for (const [type, body] of bodies) {
      const answer = await reader.open(action, {
        method: 'POST',
        body,
        headers: { ...headers, 'content-type': type },
      });
      assert.equal(answer.status, 400, body);
      assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
    }
    const put = await reader.open('/threads', { method: 'PUT', headers });
    assert.equal(put.status, 405);
  });

  it('leave what is shared by caches free of anything personal', async () => {
    const { comment } = await post(server);
    const writer = new Reader(server);
    const sent = await writer.submit(await writer.thread({ write: '1' }), {
      ...filledIn,
      remember: '1',
    });
    assert.equal(sent.status, 303);
    const mine = await writer.thread();
    const theirs = await new Reader(server).thread();
    assert.equal(mine.html, theirs.html);
    assert.equal(mine.headers.get('cache-control'), 'public, max-age=0, s-maxage=5');
    assert.doesNotMatch(mine.html, /name="key"|name="challenge"/);
    const forms = await Promise.all([1, 2, 3].map(() => writer.thread({ write: '1' })));
    const keys = forms.map(({ html }) => readForm(html).fields['key']);
    assert.equal(new Set(keys).size, 3, 'who asks at the same moment shares nothing');
    const pages: Record<string, string>[] = [
      { write: '1' },
      { reply: comment.id },
      { report: comment.id },
      { own: '1' },
    ];
    for (const query of pages) {
      const page = await writer.thread(query);
      assert.equal(page.status, 200);
      assert.equal(page.headers.get('cache-control'), 'private, no-cache');
      assert.equal(page.headers.get('etag'), null);
      assert.match(page.html, /<meta name="robots" content="noindex"/);
    }
  });

  it('let a writer change and delete what is theirs, and nobody else', async () => {
    const writer = new Reader(server);
    const sent = await writer.submit(await writer.thread({ write: '1' }), filledIn);
    const page = await writer.follow(sent);
    const id = /around=(c\w+)/.exec(sent.location)?.[1] ?? '';
    assert.match(page.html, new RegExp(`edit=${id}[^"]*#form"[^]*delete=${id}[^"]*#form"`));

    const edit = await writer.thread({ edit: id });
    assert.equal(readForm(edit.html).fields['text'], filledIn.text);
    const emptied = await writer.submit(edit, { text: ' ' });
    assert.equal(emptied.status, 422);
    assert.match(emptied.html, /Write your comment before posting/);
    const edited = await writer.follow(await writer.submit(edit, { text: 'Changed.' }));
    assert.match(edited.html, /Your change is saved\.[^]*Changed\.[^]*edited|edited[^]*Changed\./);

    const stranger = new Reader(server);
    assert.doesNotMatch((await stranger.open(sent.location)).html, /edit=c|delete=c/);
    assert.equal((await stranger.thread({ edit: id })).status, 403);
    const forged = await stranger.submit(edit, { text: 'Not mine.' });
    assert.equal(forged.status, 403);
    assert.match(forged.html, /This device has no key to the comment/);
    stranger.cookies.set('news-own', `${id}~zzzzzzzz.${'A'.repeat(43)}`);
    assert.equal((await stranger.submit(edit, { text: 'Not mine.' })).status, 403);

    const gone = await writer.follow(await writer.submit(await writer.thread({ delete: id })));
    assert.match(gone.html, /Your comment is deleted\./);
    assert.doesNotMatch(gone.html, /Changed\./);
  });

  it('count one vote a reader, and take it back', async () => {
    const { comment } = await post(server, { text: 'Vote for me.' });
    const voter = new Reader(server);
    const page = await voter.thread();
    assert.match(
      page.html,
      new RegExp(`<button[^>]*form="voting"[^>]*value="${comment.id} 1"[^>]*>`),
    );
    const headers = { 'sec-fetch-site': 'same-origin' };
    const send = (from: typeof page, vote: string) =>
      voter.submit(from, { vote }, headers, 'voting');
    const voted = await voter.follow(await send(page, `${comment.id} 1`));
    assert.match(voted.html, /Your choice is counted\./);
    assert.match(voted.html, new RegExp(`value="${comment.id} 0"[^>]*aria-pressed="true"`));
    await send(page, `${comment.id} 1`);
    const ups = async () => (await list(server)).items.find(({ id }) => id === comment.id)?.votes;
    assert.deepEqual(await ups(), { up: 1, down: 0 });
    await send(page, `${comment.id} -1`);
    assert.deepEqual(await ups(), { up: 0, down: 1 });
    await send(page, `${comment.id} 0`);
    assert.deepEqual(await ups(), { up: 0, down: 0 });
    assert.equal((await send(page, 'nonsense 1')).status, 404);
  });

  it('tell the editors about a comment', async () => {
    const { comment } = await post(server);
    const form = await reader.thread({ report: comment.id });
    const unsaid = await reader.submit(form, { note: 'Look: <b>' });
    assert.equal(unsaid.status, 422);
    assert.match(unsaid.html, /id="reason-problem"\s+role="alert"[^]*Choose a reason\./);
    assert.equal(readForm(unsaid.html).fields['note'], 'Look: <b>');
    const told = await reader.follow(await reader.submit(unsaid, { reason: 'spam' }));
    assert.match(told.html, /You reported this\. The editors will look at it\./);
    const { db } = server.services;
    const rows = await db.selectFrom('reports').select(['comment', 'reason', 'note']).execute();
    assert.deepEqual(
      rows.map((row) => ({ ...row })),
      [{ comment: comment.id, reason: 'spam', note: 'Look: <b>' }],
    );
  });

  it('keep keys in cookies that neither scripts nor other sites get', async () => {
    const plain = new Reader(server);
    const sent = await plain.submit(await plain.thread({ write: '1' }), filledIn);
    assert.match(
      sent.headers.get('set-cookie') ?? '',
      /^news-own=c\w+~[\w.-]+; Max-Age=86400; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const { services } = server;
    const publicUrl = 'https://comments.example';
    const app = createApp({ ...services, config: { ...services.config, publicUrl } });
    const address = `${publicUrl}/threads?article=${encodeURIComponent(`${publicUrl}/a`)}`;
    const form = await (await app.request(`${address}&write=1`)).text();
    const answer = await app.request(address, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ ...readForm(form).fields, ...filledIn }),
    });
    assert.equal(answer.status, 303);
    assert.match(
      answer.headers.get('set-cookie') ?? '',
      /^__Host-news-own=c\w+~[\w.-]+; Max-Age=86400; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  it('bring the words back when the database does not answer', async () => {
    await using lost = await startServer({ captcha: ['image'] });
    const writer = new Reader(lost);
    const form = await writer.thread({ write: '1' });
    const { key = '' } = readForm(form.html).fields;
    await lost.services.store.close();
    const answer = await writer.submit(form, { ...filledIn, code: 'ABCDEF' });
    assert.ok(answer.status >= 500);
    assert.match(answer.html, /Not sent\. Your comment is still here; send it again\./);
    const { fields } = readForm(answer.html);
    assert.deepEqual([fields['text'], fields['name'], fields['key']], [filledIn.text, 'Minh', key]);
  });
});
