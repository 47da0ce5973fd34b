/** Milliseconds before the end at which a challenge is replaced. */
export const RENEWED_BEFORE = 30_000;

const SHORTEST = 60_000;
const LONGEST = 600_000;

/**
 * Milliseconds that a challenge or token is taken to be good for. The device's clock may be wrong by hours: what looks
 * expired at once, or good for ever, is held to bounds, and the server has the last word.
 */
export function lifetime(expires: number, now: number = Date.now()): number {
  const left = expires - now;
  return Number.isFinite(left) ? Math.min(Math.max(left, SHORTEST), LONGEST) : LONGEST;
}
