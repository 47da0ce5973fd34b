import { createRoute } from '@hono/zod-openapi';
import { transact } from '../db/transact.ts';
import { problemResponses } from '../http/problem.ts';
import { createRouter, refuse } from '../http/router.ts';
import { requireApiKey } from '../keys/api-keys.ts';
import type { Services } from '../services.ts';
import { countCaptcha } from './rates.ts';
import {
  answerRequest,
  audioQuery,
  captchaChallenge,
  captchaToken,
  challengeId,
  challengeRequest,
  redeemed,
  redeemRequest,
} from './schemas.ts';

const challenge = createRoute({
  method: 'post',
  path: '/v1/captcha',
  summary: 'A fresh challenge',
  tags: ['captcha'],
  request: {
    body: { required: true, content: { 'application/json': { schema: challengeRequest } } },
  },
  responses: {
    200: {
      description: 'The challenge.',
      content: { 'application/json': { schema: captchaChallenge } },
    },
    ...problemResponses('invalid-request', 'unsupported-captcha', 'rate-limited'),
  },
});

const audio = createRoute({
  method: 'get',
  path: '/v1/captcha/{id}/audio',
  summary: 'The digits of an image challenge, spoken',
  tags: ['captcha'],
  request: { params: challengeId, query: audioQuery },
  responses: {
    200: {
      description: 'A WAV file.',
      content: { 'audio/wav': { schema: { type: 'string', format: 'binary' } } },
    },
    ...problemResponses('challenge-expired', 'rate-limited'),
  },
});

const answer = createRoute({
  method: 'post',
  path: '/v1/captcha/{id}/answer',
  summary: 'Trade an answer for a one-use token',
  description: 'Any answer spends the challenge: after a wrong one, take a new challenge.',
  tags: ['captcha'],
  request: {
    params: challengeId,
    body: { required: true, content: { 'application/json': { schema: answerRequest } } },
  },
  responses: {
    200: { description: 'The token.', content: { 'application/json': { schema: captchaToken } } },
    ...problemResponses('challenge-expired', 'invalid-answer', 'wrong-answer', 'rate-limited'),
  },
});

const redeem = createRoute({
  method: 'post',
  path: '/v1/captcha/redeem',
  summary: 'Spend the token of a form of the site',
  description:
    'For the program that receives a form with `news-captcha` in it. A token made for the action `form` is valid once.',
  tags: ['captcha'],
  security: [{ apiKey: [] }],
  request: {
    body: { required: true, content: { 'application/json': { schema: redeemRequest } } },
  },
  responses: {
    200: { description: 'The verdict.', content: { 'application/json': { schema: redeemed } } },
    ...problemResponses('invalid-request', 'unauthorized'),
  },
});

/** Every call under `/v1/captcha`. */
export function captchaRoutes(services: Services) {
  const { captcha, db } = services;

  const routes = createRouter();
  routes.on('POST', '/v1/captcha/redeem', requireApiKey(services));
  return routes
    .openapi(redeem, async (c) => {
      const { token, site } = c.req.valid('json');
      const valid = await transact(db, (trx) =>
        captcha.redeem(token, { action: 'form', site, db: trx }),
      );
      c.header('cache-control', 'no-store');
      return c.json({ valid }, 200);
    })
    .openapi(challenge, async (c) => {
      await countCaptcha(services, 'challenge', c.var.block);
      const { kind, action } = c.req.valid('json');
      c.header('cache-control', 'no-store');
      return c.json(await captcha.challenge(kind, action, c.var.site), 200);
    })
    .openapi(audio, async (c) => {
      await countCaptcha(services, 'audio', c.var.block);
      const wav = await captcha.audio(c.req.valid('param').id, c.req.valid('query').lang);
      c.header('cache-control', 'no-store');
      c.header('content-type', 'audio/wav');
      return c.body(new Uint8Array(wav), 200);
    })
    .openapi(
      answer,
      async (c) => {
        await countCaptcha(services, 'answer', c.var.block);
        const { id } = c.req.valid('param');
        const token = await captcha.answer(id, c.req.valid('json').answer, c.var.site);
        c.header('cache-control', 'no-store');
        return c.json(token, 200);
      },
      refuse('invalid-answer'),
    );
}
