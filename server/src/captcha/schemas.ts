import { z } from '@hono/zod-openapi';

const expires = z.iso.datetime().openapi({ description: 'UTC.' });

const id = z.string().openapi({
  description: 'Opaque; holds the answer, sealed. Nothing is stored until it is spent.',
});

const imageChallenge = z
  .object({
    kind: z.literal('image'),
    id,
    image: z.string().openapi({ description: 'PNG, 400 × 128 in grey, base64 without a prefix.' }),
    length: z.number().int().openapi({ description: 'Characters in the picture.' }),
    audioLength: z.number().int().openapi({ description: 'Digits in the audio.' }),
    expires,
  })
  .openapi('ImageChallenge');

const proofChallenge = z
  .object({
    kind: z.literal('proof'),
    id,
    algorithm: z.literal('SHA-256'),
    challenge: z.string().openapi({ description: 'Hex digest of salt + number.' }),
    salt: z.string(),
    maxNumber: z.number().int().openapi({ description: 'Largest number worth trying.' }),
    signature: z.string(),
    expires,
  })
  .openapi('ProofChallenge', { description: 'A proof of work in the ALTCHA protocol, version 1.' });

/** Answer of `POST /v1/captcha`. */
export const captchaChallenge = z.discriminatedUnion('kind', [imageChallenge, proofChallenge]);

export type CaptchaChallenge = z.infer<typeof captchaChallenge>;

/** Body of `POST /v1/captcha`. */
export const challengeRequest = z
  .object({ kind: z.enum(['image', 'proof']), action: z.enum(['comment', 'form']) })
  .openapi('ChallengeRequest');

/** Body of `POST /v1/captcha/{id}/answer`. */
export const answerRequest = z
  .object({
    answer: z.string().min(1).max(100).openapi({
      description:
        'The typed characters or digits, or the number found. Case and spaces do not matter.',
    }),
  })
  .openapi('CaptchaAnswer');

/** Answer to a right answer. */
export const captchaToken = z
  .object({ token: z.string().openapi({ description: 'Good once.' }), expires })
  .openapi('CaptchaToken');

export type CaptchaToken = z.infer<typeof captchaToken>;

/** Body of `POST /v1/captcha/redeem`. */
export const redeemRequest = z
  .object({
    token: z.string().min(1).max(4096),
    site: z.string().min(1).max(300).openapi({
      description: 'Origin of the page with the form: the token is good for no other.',
      example: 'https://paper.example',
    }),
  })
  .openapi('RedeemRequest');

/** Answer of `POST /v1/captcha/redeem`. */
export const redeemed = z
  .object({
    valid: z.boolean().openapi({
      description: '`false`: forged, expired, used before, or made for another site or a comment.',
    }),
  })
  .openapi('Redeemed');

/** Parameters of a challenge's address. */
export const challengeId = z.object({ id: z.string().min(1).max(2000) });

/** Query of the audio. */
export const audioQuery = z.object({
  lang: z.string().max(35).default('en').openapi({
    description: 'BCP 47. A language without a voice is answered in English.',
  }),
});
