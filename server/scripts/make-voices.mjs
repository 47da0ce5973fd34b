/**
 * Speaks the digits 0 to 9 once a language and writes `src/captcha/audio/voices/<language>.data.ts`.
 * Needs espeak-ng. Usage: node scripts/make-voices.mjs
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWav, toMuLaw } from '../src/captcha/audio/wav.ts';

const voices = { vi: 'vi', en: 'en-us', ar: 'ar' };
const speed = '130';
const version = execFileSync('espeak-ng', ['--version'], { encoding: 'utf8' }).split('  ')[0];

for (const [language, voice] of Object.entries(voices)) {
  const clips = Array.from({ length: 10 }, (_, digit) => {
    const file = join(tmpdir(), `digit-${process.pid}-${digit}.wav`);
    execFileSync('espeak-ng', ['-v', voice, '-s', speed, '-w', file, String(digit)]);
    const samples = cut(readWav(readFileSync(file)));
    rmSync(file);
    return Buffer.from(toMuLaw(samples)).toString('base64');
  });
  writeFileSync(
    new URL(`../src/captcha/audio/voices/${language}.data.ts`, import.meta.url),
    `// Written by scripts/make-voices.mjs: ${version.replace('text-to-speech: ', '')}, \`espeak-ng -v ${voice} -s ${speed} -w\`. Not edited by hand.

/** The digits 0 to 9: 8-bit µ-law, 8 kHz, base64. */
export const clips = [
${clips.map((clip) => `  '${clip}',`).join('\n')}
];
`,
  );
}

/** Without silence at either end, as loud as the others. */
function cut(samples) {
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const loud = (sample) => Math.abs(sample) > peak * 0.03;
  const from = Math.max(0, samples.findIndex(loud) - 80);
  const to = samples.findLastIndex(loud) + 160;
  return samples.slice(from, to).map((sample) => (sample / peak) * 0.9);
}
