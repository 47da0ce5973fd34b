import type { CaptchaCalls, CaptchaChallenge, CaptchaToken } from './contract.ts';
import { request, requestJson } from './http-request.ts';

/** The calls of the backend's own CAPTCHA. */
export function httpCaptcha(base: string): CaptchaCalls {
  return {
    challenge: ({ signal, ...query }) =>
      requestJson<CaptchaChallenge>(base, 'captcha', { method: 'POST', json: query, signal }),
    async audio({ id, lang, signal }) {
      const path = `captcha/${encodeURIComponent(id)}/audio`;
      return (await request(base, path, { query: { lang }, signal })).arrayBuffer();
    },
    answer: ({ id, answer, signal }) =>
      requestJson<CaptchaToken>(base, `captcha/${encodeURIComponent(id)}/answer`, {
        method: 'POST',
        json: { answer },
        signal,
      }),
  };
}
