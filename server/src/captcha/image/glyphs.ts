import { inflateRawSync } from 'node:zlib';
import { characters, height, shades, widths } from './glyphs.data.ts';

export { characters } from './glyphs.data.ts';

/** A character's ink, 0 to 1 a pixel, row by row. */
export interface Glyph {
  width: number;
  height: number;
  ink: Float32Array;
}

const glyphs = unpack();

/** How many drawings there are of each character. */
export const styles = glyphs.length / characters.length;

/** The drawing of one of `characters` in a style from 0 to `styles` − 1. Throws for another. */
export function glyphOf(character: string, style: number): Glyph {
  const index = characters.indexOf(character);
  const glyph = glyphs[style * characters.length + index];
  if (index < 0 || !glyph) throw new RangeError(`No glyph for ${character} in style ${style}.`);
  return glyph;
}

function unpack(): Glyph[] {
  const bytes = inflateRawSync(Buffer.from(shades, 'base64'));
  let start = 0;
  return widths.map((width) => {
    const from = start;
    start += width * height;
    const ink = Float32Array.from({ length: width * height }, (_, index) => {
      const at = from + index;
      return ((bytes[at >> 1]! >> (at % 2 ? 0 : 4)) & 15) / 15;
    });
    return { width, height, ink };
  });
}
