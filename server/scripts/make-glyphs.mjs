/**
 * Draws the letters of the CAPTCHA picture once and writes `src/captcha/image/glyphs.data.ts`.
 * Needs ImageMagick and the DejaVu fonts (Debian: imagemagick, fonts-dejavu-core, fonts-dejavu-extra).
 * Usage: node scripts/make-glyphs.mjs
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';

// Without 0 O Q, 1 I J L, 2 Z, 5 S, 8 B, U V W, G: people mistake them for each other once bent.
const characters = 'ACDEFHKMNPRTXY34679';
const fonts = ['DejaVu-Sans-Bold', 'DejaVu-Serif-Bold', 'DejaVu-Sans-Bold-Oblique'];
const height = 48;

/** One character in shades of 0 to 15, cut to its ink and scaled to `height`. */
function draw(font, character) {
  const pgm = execFileSync('convert', [
    ...['-background', 'black', '-fill', 'white', '-font', font, '-pointsize', '160'],
    `label:${character}`,
    ...['-trim', '+repage', '-resize', `x${height}`, '-depth', '8', 'pgm:-'],
  ]);
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.subarray(0, 32).toString('latin1'));
  if (!header || Number(header[2]) !== height) throw new Error(`${font} ${character}: not drawn`);
  return { width: Number(header[1]), shades: pgm.subarray(header[0].length) };
}

const glyphs = fonts.flatMap((font) => [...characters].map((character) => draw(font, character)));
const shades = Buffer.concat(glyphs.map((glyph) => glyph.shades));
const packed = Buffer.alloc(Math.ceil(shades.length / 2));
for (const [at, shade] of shades.entries()) packed[at >> 1] |= (shade >> 4) << (at % 2 ? 0 : 4);
const data = deflateRawSync(packed, { level: 9 }).toString('base64');

const target = fileURLToPath(new URL('../src/captcha/image/glyphs.data.ts', import.meta.url));
writeFileSync(
  target,
  `// Written by scripts/make-glyphs.mjs from DejaVu fonts; see glyphs.LICENSE. Not edited by hand.

/** Characters a picture may show; every style has each of them, in this order. */
export const characters = '${characters}';

/** Rows of a glyph. */
export const height = ${height};

/** Columns of each glyph, style by style. */
export const widths = [${glyphs.map((glyph) => glyph.width).join(', ')}];

/** Shades of all glyphs, two a byte, raw deflate, base64. */
export const shades =
  '${data}';
`,
);
execFileSync('npx', ['prettier', '--write', target], { stdio: 'inherit' });
