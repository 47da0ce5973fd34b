import { z } from '@hono/zod-openapi';

/** Every problem this server reports, by the last word of its type. The words are part of the contract. */
export const problemTypes = {
  'invalid-request': { status: 400, title: 'The request is not understood' },
  'invalid-cursor': { status: 400, title: 'The cursor is not one of this list' },
  unauthorized: { status: 401, title: 'A valid key is needed' },
  'invalid-token': { status: 401, title: 'The token of the reader is not valid or has expired' },
  'sign-in-required': { status: 401, title: 'Only readers who are signed in may do this' },
  'edit-token-refused': { status: 403, title: 'The edit token does not belong to this comment' },
  'edit-window-closed': { status: 403, title: 'The time for changes is over' },
  'origin-not-allowed': { status: 403, title: 'This site is not on the list of allowed origins' },
  'comments-closed': { status: 403, title: 'No comments are taken here' },
  'not-found': { status: 404, title: 'Nothing is at this address' },
  'unknown-article': { status: 404, title: 'The article is not known' },
  'unknown-comment': { status: 404, title: 'The comment is not known' },
  'method-not-allowed': { status: 405, title: 'The address does not take this method' },
  'key-reused': { status: 409, title: 'The key was used for another comment' },
  'challenge-expired': { status: 410, title: 'The challenge is spent or too old' },
  'cursor-expired': { status: 410, title: 'The order has changed since the cursor was made' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body has to be JSON' },
  'captcha-invalid': { status: 422, title: 'The CAPTCHA token is not valid, expired, or spent' },
  'captcha-required': { status: 422, title: 'A CAPTCHA token is needed' },
  'invalid-article': { status: 422, title: 'The article cannot be stored' },
  'invalid-comment': { status: 422, title: 'The comment cannot be stored' },
  'invalid-report': { status: 422, title: 'The report cannot be stored' },
  'invalid-vote': { status: 422, title: 'The vote cannot be stored' },
  'invalid-answer': { status: 422, title: 'The answer is not understood' },
  'unsupported-captcha': { status: 422, title: 'This kind of CAPTCHA is not offered' },
  'wrong-answer': { status: 422, title: 'The answer is wrong' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'server-error': { status: 500, title: 'The server failed' },
  unavailable: { status: 503, title: 'The server cannot answer now' },
} as const satisfies Record<string, { status: number; title: string }>;

/** The last word of a problem's type. */
export type ProblemWord = keyof typeof problemTypes;

/** A field that was refused. */
export const fieldProblemSchema = z
  .object({
    field: z
      .string()
      .openapi({ description: 'Path of the field, with dots.', example: 'author.name' }),
    code: z.string().openapi({
      description:
        'Stable word: `too-short`, `too-long`, `required`, `invalid`, `expired`, `too-many-links`.',
    }),
    limit: z.number().optional().openapi({ description: 'The bound that was missed.' }),
    detail: z.string().optional().openapi({ description: 'English, for developers.' }),
  })
  .openapi('FieldProblem');

/** Problem details (RFC 9457). */
export const problemSchema = z
  .object({
    type: z.string().openapi({
      description: 'A URI that never changes; its last path segment is the stable word.',
      example: 'tag:news-elements,2026:problems/rate-limited',
    }),
    status: z.number().int(),
    title: z.string(),
    detail: z.string().optional(),
    errors: z.array(fieldProblemSchema).optional(),
    retryAfter: z.number().int().optional().openapi({ description: 'Seconds.' }),
    id: z.string().optional().openapi({ description: 'With `key-reused`: the stored comment.' }),
  })
  .openapi('Problem');

export type FieldProblem = z.infer<typeof fieldProblemSchema>;

/** What a problem may add to its type. */
export interface ProblemDetails {
  /** English, what happened in this case. Never holds what a reader wrote. */
  detail?: string;
  errors?: FieldProblem[];
  /** Seconds; also sent as `Retry-After`. */
  retryAfter?: number;
  /** The stored comment, with `key-reused`. */
  id?: string;
  /** Further response headers. */
  headers?: Record<string, string>;
}

/** Thrown anywhere below a route; the app answers with it. */
export class Problem extends Error {
  readonly word: ProblemWord;
  readonly details: ProblemDetails;

  constructor(word: ProblemWord, details: ProblemDetails = {}) {
    super(details.detail ?? problemTypes[word].title);
    this.name = 'Problem';
    this.word = word;
    this.details = details;
  }

  /** The answer to the request. */
  toResponse(): Response {
    const { status, title } = problemTypes[this.word];
    const { headers, ...details } = this.details;
    const document: z.infer<typeof problemSchema> = {
      type: `tag:news-elements,2026:problems/${this.word}`,
      status,
      title,
      ...details,
    };
    return new Response(JSON.stringify(document), {
      status,
      headers: {
        ...headers,
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        ...(details.retryAfter !== undefined && { 'retry-after': String(details.retryAfter) }),
      },
    });
  }
}

/** The `responses` of a route for the problems it may report, grouped by status. */
export function problemResponses(...words: ProblemWord[]) {
  const byStatus = new Map<number, ProblemWord[]>();
  for (const word of words) {
    const { status } = problemTypes[word];
    byStatus.set(status, [...(byStatus.get(status) ?? []), word]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      status,
      {
        description: group.map((word) => `\`${word}\`: ${problemTypes[word].title}.`).join(' '),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );
}
