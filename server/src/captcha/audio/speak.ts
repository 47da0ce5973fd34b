import { Chance } from '../chance.ts';
import type { Clips } from './voices.ts';
import { muLawWav, rate, resample } from './wav.ts';

/**
 * A WAV file in which `digits` are spoken over noise and babble, at a speed and with gaps that chance sets.
 * @param clips The digits 0 to 9.
 */
export function speak(digits: string, clips: Clips, chance: Chance = new Chance()): Buffer {
  const spoken = [...digits].map((digit) => resample(clips[Number(digit)]!, faster(chance)));
  const starts: number[] = [];
  let end = seconds(chance.between(0.5, 0.9));
  for (const clip of spoken) {
    starts.push(end);
    end += clip.length + seconds(chance.between(0.3, 0.75));
  }
  const mix = hiss(end + seconds(chance.between(0.3, 0.7)), chance);
  spoken.forEach((clip, index) => add(mix, clip, starts[index]!, chance.between(0.6, 0.8)));
  for (let at = 0; at < mix.length; at += seconds(chance.between(0.15, 0.5))) {
    const word = resample(clips[chance.below(10)]!, faster(chance)).reverse();
    add(mix, word, at, chance.between(0.05, 0.11));
  }
  return muLawWav(mix);
}

function faster(chance: Chance): number {
  return chance.between(0.9, 1.15);
}

function seconds(count: number): number {
  return Math.round(count * rate);
}

/** Noise whose high parts are weak, as of a room. */
function hiss(length: number, chance: Chance): Float32Array {
  const loudness = chance.between(0.08, 0.14);
  const smooth = chance.between(0.55, 0.8);
  let last = 0;
  return Float32Array.from({ length }, () => {
    last = smooth * last + (1 - smooth) * chance.between(-1, 1);
    return last * loudness;
  });
}

function add(mix: Float32Array, clip: Float32Array, start: number, loudness: number): void {
  const length = Math.min(clip.length, mix.length - start);
  for (let at = 0; at < length; at++) mix[start + at]! += clip[at]! * loudness;
}
