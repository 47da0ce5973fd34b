/**
 * How many CAPTCHA pictures the OCR program Tesseract reads whole: plain, and after cleaning.
 * Needs tesseract-ocr and ImageMagick. Usage: node scripts/measure-ocr.mjs [pictures, default 50]
 */
import { execFileSync } from 'node:child_process';
import { Chance } from '../src/captcha/chance.ts';
import { characters } from '../src/captcha/image/glyphs.ts';
import { drawPicture } from '../src/captcha/image/picture.ts';

const count = Number(process.argv[2] ?? 50);
const chance = new Chance();
const cleaners = {
  plain: [],
  'median filter, 2 ×': ['-statistic', 'Median', '5x5', '-resize', '200%'],
  'opened, blurred, thresholded': ['-negate', '-morphology', 'Open', 'Disk:2.5', '-negate', '-blur', '0x1', '-threshold', '55%'],
}; // prettier-ignore

for (const [name, steps] of Object.entries(cleaners)) {
  let whole = 0;
  let single = 0;
  for (let index = 0; index < count; index++) {
    const answer = chance.pick(characters, 6);
    const png = execFileSync('convert', ['png:-', ...steps, 'png:-'], {
      input: drawPicture(answer),
    });
    const read = execFileSync(
      'tesseract',
      ['-', '-', '--psm', '8', '-c', `tessedit_char_whitelist=${characters}`],
      { input: png, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] },
    ).trim();
    whole += read === answer ? 1 : 0;
    single += [...answer].filter((character, at) => read[at] === character).length;
  }
  process.stdout.write(
    `${name}: ${whole} of ${count} whole, ${single} of ${count * 6} characters in place\n`,
  );
}
