import type { Context } from 'hono';
import { z } from 'zod';
import type { AppEnv } from '../../http/router.ts';

/** Bytes of a form: 10,000 characters of any script, percent-encoded, fit twice. */
const longestForm = 256 * 1024;

const id = z.string().regex(/^[\w-]{1,64}$/);
const key = z.string().regex(/^[\w-]{22,64}$/);

const comment = z.object({
  do: z.literal('post'),
  parent: id.optional(),
  /** Idempotency key, made with the form. */
  key,
  text: z.string().default(''),
  name: z.string().default(''),
  remember: z.literal('1').optional(),
  /** Looks like a field to programs alone. */
  website: z.string().max(10_000).default(''),
  /** The challenge and what was typed for it. */
  challenge: z.string().max(2000).optional(),
  code: z.string().max(100).default(''),
  /** Instead of both: a token for a right answer given before. */
  token: z.string().max(2000).optional(),
  /** The button for another picture. */
  refresh: z.literal('1').optional(),
});

const body = z.discriminatedUnion('do', [
  comment,
  z.object({ do: z.literal('edit'), id, text: z.string().default('') }),
  z.object({ do: z.literal('delete'), id }),
  z.object({
    do: z.literal('report'),
    id,
    reason: z.enum(['abusive', 'spam', 'false', 'other']).optional(),
    note: z.string().default(''),
  }),
  // The value of a button: the comment and what it gets.
  z.object({
    do: z.literal('vote'),
    vote: z
      .string()
      .regex(/^[\w-]{1,64} (1|0|-1)$/)
      .transform((value) => {
        const [id = '', number] = value.split(' ');
        return { id, value: Number(number) as 1 | 0 | -1 };
      }),
  }),
]);

export type FormBody = z.infer<typeof body>;
export type CommentBody = z.infer<typeof comment>;

/** What a form sent; `invalid` when it is none of ours, `too-large` over its bound. A field that is there twice counts once. */
export async function readForm(c: Context<AppEnv>): Promise<FormBody | 'invalid' | 'too-large'> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return 'invalid';
  const text = await boundedText(c.req.raw.body);
  if (text === undefined) return 'too-large';
  const parsed = body.safeParse(Object.fromEntries(new URLSearchParams(text)));
  return parsed.success ? parsed.data : 'invalid';
}

/**
 * A body as text, or `undefined` over the bound. What is over it is read to some length and dropped: a browser that is
 * still sending when the connection ends shows its own error instead of our answer.
 */
async function boundedText(stream: ReadableStream<Uint8Array> | null): Promise<string | undefined> {
  if (!stream) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size <= longestForm) chunks.push(chunk);
    else if (size > longestForm * 16) break;
  }
  return size > longestForm ? undefined : Buffer.concat(chunks).toString('utf8');
}
