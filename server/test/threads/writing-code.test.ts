import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { list } from '../support/comments.ts';
import { Reader, readForm } from '../support/reader.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

const filledIn = { text: 'Written without a script.', name: 'Minh' };

describe('the picture of a form without script', () => {
  let server: TestServer;
  let reader: Reader;
  before(async () => {
    server = await startServer({ captcha: ['proof', 'image'], commentRate: 0 });
    reader = new Reader(server);
  });
  after(() => server.close());

  it('is shown, can be heard, and its answer stores the comment', async () => {
    const form = await reader.thread({ write: '1' });
    assert.match(
      form.html,
      /<img\s+src="data:image\/png;base64,[^"]+"[^>]*alt="Picture with 6 characters; or hear the code"/,
    );
    const policy = form.headers.get('content-security-policy') ?? '';
    assert.match(policy, /img-src 'self' data:; .*form-action 'self'.*media-src 'self'/);
    const sound = /<audio[^>]*src="([^"]+)"/.exec(form.html)?.[1]?.replaceAll('&amp;', '&');
    const heard = await server.call(`/${sound}`);
    assert.equal(heard.headers.get('content-type'), 'audio/wav');
    assert.equal((await reader.submit(form, { ...filledIn, code: reader.see(form) })).status, 303);
  });

  it('costs one answer when the form is sent twice at once', async () => {
    const { total } = await list(server);
    const form = await reader.thread({ write: '1' });
    const changes = { text: 'Twice at once.', name: 'Minh', code: reader.see(form) };
    const both = await Promise.all([1, 2, 3].map(() => reader.submit(form, changes)));
    assert.deepEqual(
      both.map(({ status }) => status),
      [303, 303, 303],
    );
    assert.equal(new Set(both.map(({ location }) => location)).size, 1);
    assert.equal((await list(server)).total, total + 1);
    const late = await reader.submit(form, { ...changes, code: 'wrong' });
    assert.equal(late.location, both[0]?.location, 'a reload needs no answer');
  });

  it('is another one after a wrong answer, and the words stay', async () => {
    const form = await reader.thread({ write: '1' });
    const right = reader.see(form);
    const wrong = await reader.submit(form, { ...filledIn, text: 'Kept.', code: '000000' });
    assert.equal(wrong.status, 422);
    assert.match(
      wrong.html,
      /id="code-problem"\s+role="alert"[^]*That did not match\. Here is a new picture\./,
    );
    assert.match(wrong.html, /id="code"[^>]*aria-invalid="true"[^>]*autofocus/);
    const { fields } = readForm(wrong.html);
    assert.equal(fields['text'], 'Kept.');
    assert.equal(fields['code'], '');
    assert.notEqual(fields['challenge'], readForm(form.html).fields['challenge']);
    // The first picture is spent, so that nobody can go on guessing at it.
    assert.equal(
      (await reader.submit(form, { ...filledIn, text: 'Kept.', code: right })).status,
      422,
    );
    assert.equal((await reader.submit(wrong, { code: reader.see(wrong) })).status, 303);
  });

  it('is another one when asked for, and what was typed stays', async () => {
    const form = await reader.thread({ write: '1' });
    const changes = { ...filledIn, text: 'Half a', name: 'M', remember: '1' };
    const fresh = await reader.submit(form, { ...changes, refresh: '1' });
    assert.equal(fresh.status, 200);
    assert.match(fresh.html, /role="status"[^]*Here is a new picture/);
    assert.doesNotMatch(fresh.html, /aria-invalid/);
    const { fields } = readForm(fresh.html);
    assert.equal(fields['text'], 'Half a');
    assert.equal(fields['name'], 'M');
    assert.equal(fields['remember'], '1');
    assert.equal(fields['key'], readForm(form.html).fields['key']);
    assert.notEqual(fields['challenge'], readForm(form.html).fields['challenge']);
    // Enter in a field sends: the first button of the form is not the one for another picture.
    assert.match(
      /<button[^>]*>/.exec(fresh.html.slice(fresh.html.indexOf('<form id="form"')))?.[0] ?? '',
      /hidden/,
    );
  });

  it('need not be read again after another error', async () => {
    const form = await reader.thread({ write: '1' });
    const nameless = await reader.submit(form, { text: 'Read once.', code: reader.see(form) });
    assert.equal(nameless.status, 422);
    assert.match(nameless.html, /The code was right/);
    assert.doesNotMatch(nameless.html, /<img/);
    assert.equal((await reader.submit(nameless, { name: 'Minh' })).status, 303);

    const both = await reader.submit(await reader.thread({ write: '1' }), { code: 'zzz' });
    assert.match(both.html, /id="text-problem"[^]*id="name-problem"[^]*id="code-problem"/);
    const untyped = await reader.submit(await reader.thread({ write: '1' }), filledIn);
    assert.match(untyped.html, /Type the code of the picture\./);
    assert.equal(untyped.status, 422);
  });

  it('is not offered instead of a proof the site asks for', async () => {
    await using strict = await startServer({ captcha: ['proof'] });
    const other = new Reader(strict);
    const refused = await other.thread({ write: '1' });
    assert.equal(refused.status, 403);
    assert.match(refused.html, /Writing here needs JavaScript/);
    assert.doesNotMatch((await other.thread()).html, /write=1/);
  });
});
