import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inflateSync } from 'node:zlib';
import { Chance } from '../../src/captcha/chance.ts';
import { characters } from '../../src/captcha/image/glyphs.ts';
import { drawPicture } from '../../src/captcha/image/picture.ts';
import { greyPng } from '../../src/captcha/image/png.ts';

describe('drawPicture', () => {
  it('is a grey PNG of 400 × 128 with dark characters on light paper', () => {
    for (const text of [characters.slice(0, 6), characters.slice(-6), 'MMMMMM']) {
      const { width, height, pixels } = read(drawPicture(text));
      assert.deepEqual([width, height], [400, 128]);
      const dark = pixels.filter((shade) => shade < 120).length / pixels.length;
      assert.ok(dark > 0.05 && dark < 0.4, `${dark} of the picture is ink`);
    }
  });

  it('never draws the same text twice alike', () => {
    assert.notDeepEqual(drawPicture('ACDEFH'), drawPicture('ACDEFH'));
  });

  it('refuses a character it has no drawing of', () => {
    assert.throws(() => drawPicture('0'), RangeError);
  });

  it('holds no characters people confuse', () => {
    assert.doesNotMatch(characters, /[0OQ1IJL2Z5S8BUVWG]/);
    assert.equal(new Set(characters).size, characters.length);
  });
});

describe('greyPng', () => {
  it('keeps every pixel', () => {
    const pixels = Uint8Array.from({ length: 12 }, (_, index) => index * 20);
    assert.deepEqual(read(greyPng(4, 3, pixels)), { width: 4, height: 3, pixels });
  });

  it('refuses pixels that do not fill the picture', () => {
    assert.throws(() => greyPng(2, 2, new Uint8Array(3)), RangeError);
  });
});

describe('Chance', () => {
  it('picks every character of an alphabet', () => {
    const picked = new Chance().pick('abc', 3000);
    assert.deepEqual([...new Set(picked)].sort(), ['a', 'b', 'c']);
  });

  it('repeats itself for a seed alone', () => {
    const draw = (seed?: string) => new Chance(seed).pick('0123456789', 60);
    assert.equal(draw('a'), draw('a'));
    assert.notEqual(draw('a'), draw('b'));
    assert.notEqual(draw(), draw());
  });

  it('stays within bounds', () => {
    const chance = new Chance();
    for (let round = 0; round < 3000; round++) {
      const value = chance.between(-2, 3);
      assert.ok(value >= -2 && value < 3);
      assert.ok([0, 1, 2].includes(chance.below(3)));
    }
  });
});

/** Reads what `greyPng` writes: one IDAT, rows without filter. */
function read(png: Buffer) {
  assert.equal(png.subarray(1, 4).toString(), 'PNG');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  assert.deepEqual([...png.subarray(24, 26)], [8, 0], 'eight bits of grey');
  const data = png.subarray(41, 41 + png.readUInt32BE(33));
  const rows = inflateSync(data);
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    pixels.set(rows.subarray(y * (width + 1) + 1, (y + 1) * (width + 1)), y * width);
  }
  return { width, height, pixels };
}
