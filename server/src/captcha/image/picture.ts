import { Chance } from '../chance.ts';
import { glyphOf, styles } from './glyphs.ts';
import type { Glyph } from './glyphs.ts';
import { greyPng } from './png.ts';

const width = 400;
const height = 128;
const paper = 244;
const inkShade = 52;

/** Room at either end, in pixels. */
const margin = 22;

/** A PNG, 400 × 128 in grey, of `text` bent out of shape. Its characters must be among `characters`. */
export function drawPicture(text: string, chance: Chance = new Chance()): Buffer {
  const straight = new Float32Array(width * height);
  const cell = (width - 2 * margin) / text.length;
  [...text].forEach((character, index) => {
    const x = margin + cell * (index + 0.5) + chance.between(-4, 4);
    const y = height / 2 + chance.between(-13, 13);
    stamp(straight, glyphOf(character, chance.below(styles)), x, y, chance);
  });
  const bent = bend(straight, chance);
  for (let curve = 0; curve < 2; curve++) strike(bent, chance);
  for (let speck = 0; speck < 60; speck++) {
    disc(bent, chance.between(0, width), chance.between(0, height), chance.between(0.7, 2.2));
  }
  return greyPng(
    width,
    height,
    Uint8Array.from(bent, (ink) => paper - (paper - inkShade) * ink),
  );
}

/** Adds a glyph around a point: sized, turned and slanted by chance. */
function stamp(canvas: Float32Array, glyph: Glyph, x: number, y: number, chance: Chance): void {
  const turn = chance.between(-0.3, 0.3);
  const slant = chance.between(-0.22, 0.22);
  const tall = chance.between(1.2, 1.55);
  const wide = Math.min(chance.between(1, 1.4), chance.between(50, 58) / glyph.width);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const reach = Math.ceil(Math.hypot(glyph.width * wide, glyph.height * tall) * 0.65);
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const across = dx * cos + dy * sin;
      const down = dy * cos - dx * sin;
      const gx = (across + down * slant) / wide + glyph.width / 2 - 0.5;
      const gy = down / tall + glyph.height / 2 - 0.5;
      darken(canvas, Math.round(x) + dx, Math.round(y) + dy, sample(glyph, gx, gy));
    }
  }
}

/** The canvas seen through two waves, one along each side. */
function bend(canvas: Float32Array, chance: Chance): Float32Array {
  const bent = new Float32Array(canvas.length);
  const [alongX, alongY] = [wave(chance, 5, 8, 110, 190), wave(chance, 3, 5, 60, 110)];
  const source: Glyph = { width, height, ink: canvas };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      bent[y * width + x] = sample(source, x + alongY(y), y + alongX(x));
    }
  }
  return bent;
}

/** Draws a curve through the characters, as thick as their strokes. */
function strike(canvas: Float32Array, chance: Chance): void {
  const middle = height * chance.between(0.36, 0.64);
  const tilt = chance.between(-0.1, 0.1);
  const [slow, fast] = [wave(chance, 10, 22, 170, 330), wave(chance, 1, 4, 40, 90)];
  const radius = chance.between(1.2, 2);
  const [from, to] = [chance.between(4, margin), width - chance.between(4, margin)];
  for (let x = from; x < to; x += 0.75) {
    disc(canvas, x, middle + tilt * (x - width / 2) + slow(x) + fast(x), radius);
  }
}

function wave(chance: Chance, low: number, high: number, short: number, long: number) {
  const size = chance.between(low, high);
  const pace = (2 * Math.PI) / chance.between(short, long);
  const start = chance.between(0, 2 * Math.PI);
  return (at: number) => size * Math.sin(at * pace + start);
}

function disc(canvas: Float32Array, x: number, y: number, radius: number): void {
  for (let py = Math.floor(y - radius); py <= y + radius + 1; py++) {
    for (let px = Math.floor(x - radius); px <= x + radius + 1; px++) {
      darken(canvas, px, py, Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(px - x, py - y))));
    }
  }
}

function darken(canvas: Float32Array, x: number, y: number, ink: number): void {
  if (ink <= 0 || x < 0 || y < 0 || x >= width || y >= height) return;
  const at = y * width + x;
  canvas[at] = Math.max(canvas[at]!, ink);
}

/** The ink between four pixels; none outside. */
function sample({ width, height, ink }: Glyph, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  if (left < -1 || top < -1 || left >= width || top >= height) return 0;
  const [fx, fy] = [x - left, y - top];
  const pixel = (px: number, py: number) =>
    px < 0 || py < 0 || px >= width || py >= height ? 0 : ink[py * width + px]!;
  const upper = pixel(left, top) * (1 - fx) + pixel(left + 1, top) * fx;
  const lower = pixel(left, top + 1) * (1 - fx) + pixel(left + 1, top + 1) * fx;
  return upper * (1 - fy) + lower * fy;
}
