import type { Context, MiddlewareHandler } from 'hono';

import type { AppEnv } from '../http/router.ts';
import type { Services } from '../services.ts';
import { Answer } from './answer.ts';
import type { Making } from './making.ts';

/** Longer ones are nobody's usual choice of languages. */
const longestVariant = 256;

/** Which answers are remembered, and how they are told apart. */
interface RememberOptions {
  header?: string;
  except?: (c: Context<AppEnv>) => boolean;
}

/**
 * Gives a public answer from memory while it is right, and keeps what the route answers otherwise, where it says what that
 * is made of (`madeOf`). The outermost middleware: what is kept is the answer with all its headers.
 * @param options.header A request header by which the answers of one address differ, beside `Accept-Encoding`.
 * @param options.except Requests whose answers are for one reader: neither kept nor shared with who asks the same meanwhile.
 */
export function remember(
  { answers, config }: Pick<Services, 'answers' | 'config'>,
  { header, except = () => false }: RememberOptions = {},
): MiddlewareHandler<AppEnv> {
  if (!config.answerMemory) return (_, next) => next();
  return async (c, next) => {
    const key = except(c) ? undefined : keyOf(c, header);
    if (key === undefined) return next();
    let found = answers.find(key);
    if (!found) {
      const make = async (known: string | undefined) => {
        const making: Making = { known, ingredients: undefined };
        c.set('making', making);
        await next();
        const isUnchanged = c.res.status === 304;
        const answer = isUnchanged ? ('unchanged' as const) : await Answer.of(c.res);
        return { answer, ingredients: making.ingredients };
      };
      found = await answers.make(key, make, isAway);
    }
    const { answer, age } = found;
    c.res = undefined;
    c.res = await answer.toResponse((name) => c.req.header(name), age);
  };
}

function isAway({ status }: Answer): boolean {
  return status === 503;
}

/** The whole address, since feeds and pages name it in themselves; `undefined` for who shows who they are. */
function keyOf(c: Context<AppEnv>, header: string | undefined): string | undefined {
  if (c.req.header('authorization') !== undefined) return undefined;
  if (header === undefined) return c.req.url;
  const variant = c.req.header(header) ?? '';
  return variant.length > longestVariant ? undefined : `${c.req.url}\n${variant}`;
}
