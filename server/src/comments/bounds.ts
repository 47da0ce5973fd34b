import type { Config } from '../config.ts';

/** Bounds of the author's name, in code points after NFC. */
export const nameBounds = { min: 2, max: 60 };

/** Longest note of a report, in code points. */
export const noteMax = 1000;

/** Bounds of a comment's text, in code points after NFC. */
export function commentBounds(config: Pick<Config, 'maxLength'>) {
  return { min: 1, max: config.maxLength };
}
