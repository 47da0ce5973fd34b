import type { Context } from 'hono';

import type { AppEnv } from '../http/router.ts';

/** What an answer is made of: articles by their keys, or everything there is. */
export type Ingredients = readonly string[] | 'everything';

/** An answer on its way to being kept, as its route sees it. */
export interface Making {
  /** Tag of the one kept from before: if it is the same again, 304 will do. */
  readonly known: string | undefined;
  /** Set by the route; without them the answer is not kept. */
  ingredients: Ingredients | undefined;
}

/** Says what an answer is made of: it may be kept until some of it changes. Nothing personal may be in it. */
export function madeOf(c: Context<AppEnv>, ingredients: Ingredients): void {
  const { making } = c.var;
  if (making) making.ingredients = ingredients;
}
