import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { solveChallenge } from 'altcha-lib/v1';
import type { z } from 'zod';
import { characters } from '../../src/captcha/image/glyphs.ts';
import { captchaChallenge, captchaToken } from '../../src/captcha/schemas.ts';
import { openChallenge } from '../../src/captcha/sealed.ts';
import { upkeep } from '../../src/jobs/upkeep.ts';
import { siteSchema } from '../../src/site.ts';
import { addApiKey } from '../../src/keys/api-keys.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

const site = 'https://paper.example';
const headers = { origin: site };
const tenMinutes = 600_000;

describe('CAPTCHA', () => {
  let server: TestServer;
  let now = Date.parse('2026-11-25T10:00:00Z');

  before(async () => {
    server = await startServer(
      {
        captcha: ['image', 'proof'],
        allowOrigin: [site, 'https://other.example'],
        captchaWork: 1000,
      },
      { clock: () => new Date(now) },
    );
  });
  after(() => server.close());

  it('asks for the kinds of the configuration', async () => {
    const { captcha } = await read(await server.call('/v1/site'), siteSchema);
    assert.deepEqual(captcha, ['image', 'proof']);
  });

  it('gives a token for the characters, the digits, and either typed carelessly', async () => {
    for (const choose of [
      (answer: Answer) => answer.characters,
      (answer: Answer) => answer.digits,
      (answer: Answer) => ` ${answer.characters.toLowerCase().split('').join(' ')} `,
      (answer: Answer) => [...answer.digits].map((digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)]).join(''),
    ]) {
      const challenge = await ask('image');
      assert.equal(challenge.length, 6);
      assert.equal(challenge.audioLength, 6);
      assert.equal(challenge.expires, new Date(now + tenMinutes).toISOString());
      assert.equal(Buffer.from(challenge.image, 'base64').toString('latin1', 1, 4), 'PNG');
      const response = await reply(challenge.id, choose(answerOf(challenge.id)));
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('cache-control'), 'no-store');
      assert.ok(await redeem((await read(response, captchaToken)).token));
    }
  });

  it('spends the challenge with a wrong answer', async () => {
    const { id } = await ask('image');
    await refused(await reply(id, 'ZZZZZZ'), 422, 'wrong-answer');
    await refused(await reply(id, answerOf(id).characters), 410, 'challenge-expired');
    await refused(await server.call(`/v1/captcha/${id}/audio`), 410, 'challenge-expired');
  });

  it('gives one token for one right answer, even to a crowd', async () => {
    const { id } = await ask('image');
    const { characters } = answerOf(id);
    const crowd = await Promise.all(Array.from({ length: 8 }, () => reply(id, characters)));
    assert.deepEqual(crowd.map(({ status }) => status).sort(), [
      200,
      ...new Array<number>(7).fill(410),
    ]);
  });

  it('takes a proof of work in the ALTCHA protocol', async () => {
    const { id, challenge, salt, algorithm, maxNumber } = await ask('proof');
    const solution = await solveChallenge(challenge, salt, algorithm, maxNumber).promise;
    const response = await reply(id, String(solution?.number));
    assert.equal(response.status, 200);
    assert.ok(await redeem((await read(response, captchaToken)).token));

    const second = await ask('proof');
    await refused(await reply(second.id, String(solution?.number)), 422, 'wrong-answer');
  });

  it('speaks the digits in the language asked for', async () => {
    const { id } = await ask('image');
    const speak = async (lang: string) => {
      const response = await server.call(`/v1/captcha/${id}/audio?lang=${lang}`);
      assert.equal(response.headers.get('content-type'), 'audio/wav');
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
      return Buffer.from(await response.arrayBuffer());
    };
    const wav = await speak('vi-VN');
    assert.equal(wav.toString('latin1', 0, 4), 'RIFF');
    assert.deepEqual(await speak('vi-VN'), wav, 'no second mix to average with the first');
    assert.notDeepEqual(await speak('en'), wav);
  });

  it('refuses what is too old, forged, or of another site', async () => {
    const { id } = await ask('image');
    const { characters: text } = answerOf(id);
    await refused(await reply(`${id.slice(0, -1)}x`, text), 410, 'challenge-expired');
    await refused(await reply('nonsense', text), 410, 'challenge-expired');
    await refused(await reply(id, text, 'https://other.example'), 410, 'challenge-expired');
    now += tenMinutes + 1;
    await refused(await reply(id, text), 410, 'challenge-expired');
  });

  it('redeems a token once, for its action and site, and before it expires', async () => {
    assert.ok(!(await redeem(await token(), { action: 'form' })));
    assert.ok(!(await redeem(await token(), { site: 'https://other.example' })));
    const good = await token();
    assert.ok(await redeem(good));
    assert.ok(!(await redeem(good)));
    const old = await token();
    now += tenMinutes + 1;
    assert.ok(!(await redeem(old)));
    assert.ok(!(await redeem('nonsense')));
    const { id } = await ask('image');
    assert.ok(!(await redeem(id)), 'a challenge is no token');
  });

  it('keeps a token when the transaction that would spend it fails', async () => {
    const good = await token();
    const failing = server.services.db.transaction().execute(async (db) => {
      assert.ok(await server.services.captcha.redeem(good, { action: 'comment', site, db }));
      throw new RangeError('the comment was not stored');
    });
    await assert.rejects(failing, RangeError);
    assert.ok(await redeem(good));
  });

  it('forgets spent ids once they would have expired', async () => {
    await token();
    await upkeep(server.services.db, new Date(now));
    assert.ok((await rowsLeft()) > 0);
    now += 3 * tenMinutes;
    await upkeep(server.services.db, new Date(now));
    assert.equal(await rowsLeft(), 0);
  });

  it('says what is wrong with a request', async () => {
    const json = { kind: 'turnstile', action: 'comment' };
    await refused(
      await server.call('/v1/captcha', { method: 'POST', json }),
      400,
      'invalid-request',
    );
    const { id } = await ask('image');
    const empty = await server.call(`/v1/captcha/${id}/answer`, {
      method: 'POST',
      headers,
      json: {},
    });
    await refused(empty, 422, 'invalid-answer');
  });

  it('lets the program behind a form of the site redeem its token once', async () => {
    const key = (await addApiKey(server.services, 'letters')) ?? '';
    const verdict = async (token: string, origin = site, authorization = `Bearer ${key}`) => {
      const json = { token, site: origin };
      const sent = { authorization };
      return server.call('/v1/captcha/redeem', { method: 'POST', headers: sent, json });
    };
    const form = await token('form');
    await refused(await verdict(form, site, 'Bearer nek_wrong'), 401, 'unauthorized');
    const other = await verdict(form, 'https://other.example');
    assert.deepEqual(await other.json(), { valid: false });
    assert.deepEqual(await (await verdict(form)).json(), { valid: true });
    assert.deepEqual(await (await verdict(form)).json(), { valid: false });
    const comment = await verdict(await token('comment'));
    assert.deepEqual(await comment.json(), { valid: false });
  });

  it('limits attempts', async () => {
    for (let attempt = 0; attempt < 200; attempt++) {
      const response = await reply('nonsense', 'x');
      if (response.status === 410) continue;
      await refused(response, 429, 'rate-limited');
      assert.ok(Number(response.headers.get('retry-after')) > 0);
      return;
    }
    assert.fail('200 attempts in a row went through');
  });

  async function rowsLeft() {
    return (await server.services.db.selectFrom('captcha_spent').selectAll().execute()).length;
  }

  type Answer = { characters: string; digits: string };

  async function ask<Kind extends 'image' | 'proof'>(kind: Kind, action = 'comment') {
    const json = { kind, action };
    const response = await server.call('/v1/captcha', { method: 'POST', headers, json });
    const challenge = await read(response, captchaChallenge);
    assert.equal(challenge.kind, kind);
    return challenge as Extract<typeof challenge, { kind: Kind }>;
  }

  function reply(id: string, answer: string, origin = site) {
    return server.call(`/v1/captcha/${id}/answer`, {
      method: 'POST',
      headers: { origin },
      json: { answer },
    });
  }

  /** What only the server can read. */
  function answerOf(id: string): Answer {
    const opened = openChallenge(server.services.keys, id, new Date(now));
    assert.equal(opened?.kind, 'image');
    assert.ok([...opened.characters].every((character) => characters.includes(character)));
    return opened;
  }

  async function token(action?: 'comment' | 'form'): Promise<string> {
    const { id } = await ask('image', action);
    return (await read(await reply(id, answerOf(id).digits), captchaToken)).token;
  }

  function redeem(token: string, use: { action?: 'form'; site?: string } = {}) {
    return server.services.db
      .transaction()
      .execute((db) =>
        server.services.captcha.redeem(token, { action: 'comment', site, db, ...use }),
      );
  }
});

describe('CAPTCHA that is not offered', () => {
  it('is refused', async () => {
    const server = await startServer({ captcha: ['proof'] });
    const json = { kind: 'image', action: 'form' };
    const response = await server.call('/v1/captcha', { method: 'POST', json });
    await refused(response, 422, 'unsupported-captcha');
    await server.close();
  });
});

async function read<Content>(response: Response, schema: z.ZodType<Content>): Promise<Content> {
  assert.equal(response.status, 200, await response.clone().text());
  return schema.parse(await response.json());
}

async function refused(response: Response, status: number, word: string) {
  const problem = (await response.json()) as { type: string };
  assert.equal(response.status, status, JSON.stringify(problem));
  assert.match(problem.type, new RegExp(`/${word}$`));
}
