import { Refusal } from '../http/refusal.ts';

/** How long another server is left alone that failed, in milliseconds. */
export interface Pauses {
  /** After one failure; twice as long after each further one. */
  first: number;
  /** Where that ends. */
  longest: number;
  /** Most that is granted where the server says how long. */
  longestAsked: number;
}

/** Milliseconds until the next attempt after a number of failures in a row, the last of them this error. */
export function pauseAfter(
  failures: number,
  error: unknown,
  { first, longest, longestAsked }: Pauses,
): number {
  const asked = error instanceof Refusal ? (error.retryAfter ?? 0) * 1000 : 0;
  const grown = Math.min(longest, first * 2 ** Math.min(failures - 1, 16));
  return jittered(Math.max(Math.min(asked, longestAsked), grown));
}

/** Up to a fifth more, so that servers started together do not ask together. */
export function jittered(time: number): number {
  return Math.round(time * (1 + Math.random() / 5));
}
