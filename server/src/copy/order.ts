import type { Tables } from '../db/tables.ts';

/** What a copy leaves out: rate limits forget by themselves within hours. */
export const leftOut = ['rates'] as const satisfies readonly (keyof Tables)[];

/** A table that is copied. */
export type CopiedTable = Exclude<keyof Tables, (typeof leftOut)[number]>;

/**
 * Every table that is copied with its key, in an order in which no row comes before one it refers to. Secrets come first:
 * they tell one site from another.
 */
export const keysOfTables = {
  secrets: ['name'],
  api_keys: ['name'],
  articles: ['id'],
  article_aliases: ['alias'],
  article_words: ['number'],
  word_counts: ['word'],
  feeds: ['url'],
  comments: ['seq'], // a reply has a higher number than what it answers
  votes: ['comment', 'reader'],
  reports: ['comment', 'reader'],
  rankings: ['article', 'generation'],
  purges: ['endpoint'],
  captcha_spent: ['id'],
} as const satisfies { [Name in CopiedTable]: readonly (keyof Tables[Name])[] };

/** Names of these tables, in that order. */
export const tableNames = Object.keys(keysOfTables) as CopiedTable[];

/** Others refer to their rows, so what is gone from them goes at the end. */
export const referredTo: readonly CopiedTable[] = ['articles', 'comments'];

/** What a server goes on writing by itself, without a reader or an editor; nobody misses what came after a copy. */
export const passing: readonly CopiedTable[] = ['feeds', 'purges', 'rankings', 'captcha_spent'];

/** Rows read and written at once: 26 columns of the widest table stay below SQLite's 32,766 parameters. */
export function batchRows(table: CopiedTable): number {
  return table === 'rankings' ? 20 : 500; // a ranking names up to every comment of its thread
}
