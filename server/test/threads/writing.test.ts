import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Config } from '../../src/config.ts';
import { list, post, texts } from '../support/comments.ts';
import { Reader, readForm } from '../support/reader.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

const filledIn = { text: 'Written without a script.', name: 'Minh' };

/** A server of one's own, without pictures and limits unless told otherwise. */
function open(changes: Partial<Config> = {}) {
  return startServer({ captcha: [], commentRate: 0, ...changes });
}

async function stored(server: TestServer): Promise<string[]> {
  return texts((await list(server)).items);
}

describe('a comment written without script', () => {
  it('is stored once, however often the form is sent, and shown at its own address', async () => {
    await using server = await open();
    const reader = new Reader(server);
    const start = await reader.thread();
    assert.match(start.html, /href="threads\?[^"]*write=1#form"[^>]*>\s*Comment on this article/);
    const form = await reader.thread({ write: '1' });
    const sent = await reader.submit(form, filledIn);
    assert.equal(sent.status, 303);
    assert.match(sent.location, /around=(c\w+)&own=posted#comment-\1$/);
    const [again, ...both] = [
      await reader.submit(form, filledIn),
      ...(await Promise.all([reader.submit(form, filledIn), reader.submit(form, filledIn)])),
    ];
    for (const each of [again, ...both]) assert.equal(each.location, sent.location);
    assert.deepEqual(await stored(server), [filledIn.text]);

    const page = await reader.follow(sent);
    assert.match(page.html, /role="status"[^]*Your comment is published\./);
    assert.match(page.html, /Written without a script\./);
  });

  it('answers a comment, and the page says whom', async () => {
    await using server = await open({ maxDepth: 1 });
    const reader = new Reader(server);
    const { comment } = await post(server, { author: { name: 'Lê <b>Vinh</b>' } });
    const start = await reader.thread();
    assert.match(start.html, new RegExp(`href="threads\\?[^"]*reply=${comment.id}#form"`));
    const form = await reader.thread({ reply: comment.id });
    assert.match(form.html, /<h1>Reply to <bdi>Lê &lt;b&gt;Vinh&lt;\/b&gt;<\/bdi><\/h1>/);
    const page = await reader.follow(await reader.submit(form, filledIn));
    const [answered] = (await list(server)).items;
    assert.equal(answered?.replies?.[0]?.html, '<p>Written without a script.</p>');
    const reply = answered.replies[0].id;
    assert.ok(!page.html.includes(`reply=${reply}#`), 'nothing deeper is offered');
    const deeper = await reader.thread({ reply });
    assert.equal(deeper.status, 403);
    assert.equal((await reader.thread({ reply: 'nonsense' })).status, 404);
  });

  it('keeps the words and says at each field what to do', async () => {
    await using server = await open({ maxLength: 20, maxLinks: 0 });
    const reader = new Reader(server);
    const form = await reader.thread({ write: '1' });
    const empty = await reader.submit(form);
    assert.equal(empty.status, 422);
    assert.match(empty.html, /<title>Not sent: /);
    assert.match(
      empty.html,
      /id="text"[^>]*aria-invalid="true"[^>]*aria-describedby="text-problem text-hint"[^>]*autofocus/,
    );
    assert.match(
      empty.html,
      /id="text-problem"\s+role="alert"[^]*Write your comment before posting\./,
    );
    assert.match(
      empty.html,
      /id="name-problem"\s+role="alert"[^]*Enter a name of at least 2 characters\./,
    );
    assert.equal(empty.html.match(/autofocus/g)?.length, 1);

    const hostile = '</textarea><script>alert(1)</script>"\'&amp; \u{1F642} dài quá';
    const long = await reader.submit(empty, { text: `\n\n${hostile}`, name: '"><b>x' });
    assert.equal(long.status, 422);
    assert.doesNotMatch(long.html, /<script|<b>/);
    assert.match(long.html, /Longer than 20 characters, by \d+\. Please shorten it\./);
    const kept = readForm(long.html);
    assert.equal(kept.fields['text'], `\n\n${hostile}`);
    assert.equal(kept.fields['name'], '"><b>x');
    assert.equal(kept.fields['key'], readForm(form.html).fields['key']);

    const links = await reader.submit(form, { text: 'https://a.example', name: 'Minh' });
    assert.match(links.html, /Too many links: at most 0\./);
    assert.deepEqual(await stored(server), []);
    assert.equal((await reader.submit(long, filledIn)).status, 422, 'still too long');
    assert.equal((await reader.submit(long, { text: 'Ngắn thôi.', name: 'Minh' })).status, 303);
  });

  it('waits for an editor where one reads first, seen by its writer alone', async () => {
    await using server = await open({ moderation: 'before' });
    const reader = new Reader(server);
    const form = await reader.thread({ write: '1' });
    assert.match(form.html, /We read every comment before it appears\./);
    const sent = await reader.submit(form, filledIn);
    assert.match(sent.location, /own=pending#comment-c\w+$/);
    const own = await reader.follow(sent);
    assert.match(
      own.html,
      /<h2>Your comments<\/h2>[^]*Written without a script\.[^]*awaits review/,
    );
    assert.equal(own.headers.get('cache-control'), 'private, no-cache');
    const stranger = await new Reader(server).open(sent.location);
    assert.doesNotMatch(stranger.html, /Written without a script/);
    assert.doesNotMatch((await reader.thread()).html, /Written without a script/);

    const { db } = server.services;
    await db.updateTable('comments').set({ status: 'rejected', reason: 'Lạc đề' }).execute();
    assert.match((await reader.thread({ own: '1' })).html, /did not publish this comment: Lạc đề/);
  });

  it('asks those who sent another text under the same form whether it is a new one', async () => {
    await using server = await open();
    const reader = new Reader(server);
    const form = await reader.thread({ write: '1' });
    await reader.submit(form, filledIn);
    const other = await reader.submit(form, { ...filledIn, text: 'Something else.' });
    assert.equal(other.status, 409);
    assert.match(other.html, /This form has sent another comment already/);
    assert.equal((await reader.submit(other)).status, 303);
    assert.deepEqual(await stored(server), ['Something else.', filledIn.text]);
  });

  it('says how long to wait, when comments are closed, and where none are taken', async () => {
    await using server = await open({ commentRate: 1 });
    const reader = new Reader(server);
    await reader.submit(await reader.thread({ write: '1' }), filledIn);
    const fast = await reader.submit(await reader.thread({ write: '1' }), filledIn);
    assert.equal(fast.status, 429);
    assert.ok(Number(fast.headers.get('retry-after')) > 3000);
    assert.match(fast.html, /role="alert"[^]*That was quick\. Try again in \d+ minutes?\./);
    assert.equal(readForm(fast.html).fields['text'], filledIn.text);

    await using closed = await open({ comments: 'closed' });
    const late = new Reader(closed);
    const read = await late.thread();
    assert.match(read.html, /Comments are closed\. You can still read them\./);
    assert.doesNotMatch(read.html, /write=1/);
    assert.equal((await late.thread({ write: '1' })).status, 403);

    await using members = await open({ guests: 'off' });
    assert.match((await new Reader(members).thread()).html, /Only readers who are signed in/);
    await using known = await open({ articles: 'known' });
    assert.match((await new Reader(known).thread()).html, /takes no comments on this article yet/);
  });

  it('remembers a name only when asked to, and forgets it when asked to', async () => {
    await using server = await open();
    const reader = new Reader(server);
    await reader.submit(await reader.thread({ write: '1' }), filledIn);
    assert.equal(readForm((await reader.thread({ write: '1' })).html).fields['name'], '');
    const asked = { ...filledIn, name: 'Trần Thu Hà', remember: '1' };
    await reader.submit(await reader.thread({ write: '1' }), asked);
    const form = await reader.thread({ write: '1' });
    const { name, remember } = readForm(form.html).fields;
    assert.deepEqual({ name, remember }, { name: 'Trần Thu Hà', remember: '1' });
    const { key = '' } = readForm(form.html).fields;
    const untouched = new URLSearchParams({ do: 'post', key, ...filledIn });
    await reader.open(`/${readForm(form.html).action}`, {
      method: 'POST',
      body: untouched,
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    assert.equal(readForm((await reader.thread({ write: '1' })).html).fields['name'], '');
  });

  it('is not taken from what fills in every field', async () => {
    await using server = await open();
    const reader = new Reader(server);
    const form = await reader.thread({ write: '1' });
    const trapped = await reader.submit(form, { ...filledIn, website: 'https://spam.example' });
    assert.equal(trapped.status, 422);
    assert.match(trapped.html, /A field that has to stay empty has something in it/);
    assert.equal((await reader.submit(trapped)).status, 303, 'the field comes back empty');
  });
});
