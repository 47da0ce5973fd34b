import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { speak } from '../../src/captcha/audio/speak.ts';
import { Voices } from '../../src/captcha/audio/voices.ts';
import {
  fromMuLaw,
  muLawWav,
  rate,
  readWav,
  resample,
  toMuLaw,
} from '../../src/captcha/audio/wav.ts';
import { Chance } from '../../src/captcha/chance.ts';

describe('speak', () => {
  for (const language of ['vi', 'en', 'ar']) {
    it(`says six digits in ${language} within a dozen seconds`, async () => {
      const wav = speak('012345', await new Voices().digits(language));
      const samples = readWav(wav);
      assert.ok(samples.length > 3 * rate && samples.length < 12 * rate);
      assert.ok(samples.some((sample) => Math.abs(sample) > 0.4));
      assert.equal(wav.readUInt32LE(4), wav.length - 8);
    });
  }

  it('sounds the same for the same secret alone', async () => {
    const clips = await new Voices().digits('en');
    assert.deepEqual(speak('12', clips, new Chance('a')), speak('12', clips, new Chance('a')));
    assert.notDeepEqual(speak('12', clips, new Chance('a')), speak('12', clips, new Chance('b')));
  });
});

describe('Voices', () => {
  const folder = mkdtempSync(join(tmpdir(), 'voices-'));
  after(() => rmSync(folder, { recursive: true }));

  it('finds the language of a tag and falls back to English', async () => {
    const voices = new Voices();
    assert.equal(await voices.digits('vi-VN'), await voices.digits('vi'));
    assert.equal(await voices.digits('de'), await voices.digits('en'));
    assert.notEqual(await voices.digits('vi'), await voices.digits('en'));
  });

  it('lets a folder replace or add a language, or says which file is wrong', async () => {
    mkdirSync(join(folder, 'fr'));
    for (let digit = 0; digit < 10; digit++) {
      writeFileSync(
        join(folder, 'fr', `${digit}.wav`),
        muLawWav(new Float32Array(800).fill(digit / 10)),
      );
    }
    const voices = new Voices(folder);
    assert.deepEqual(voices.languages, ['ar', 'en', 'fr', 'vi']);
    const seven = (await voices.digits('fr-CA'))[7]!;
    assert.ok(Math.abs(seven[400]! - 0.7) < 0.02);

    writeFileSync(join(folder, 'fr', '3.wav'), 'RIFFxxxxWAVE');
    assert.throws(() => new Voices(folder), /3\.wav cannot be used: no fmt chunk/);
    rmSync(join(folder, 'fr', '3.wav'));
    assert.throws(() => new Voices(folder), /3\.wav cannot be used/);
  });
});

describe('WAV files', () => {
  it('keep µ-law bytes as they are', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte).filter(
      (byte) => byte !== 127,
    );
    assert.deepEqual(toMuLaw(fromMuLaw(bytes)), bytes);
  });

  it('clip what is too loud', () => {
    assert.deepEqual(toMuLaw(Float32Array.of(5, -5)), Uint8Array.of(0x80, 0x00));
  });

  it('are read at other rates, and refused when they are something else', () => {
    const wav = muLawWav(new Float32Array(1600).fill(0.5));
    wav.writeUInt32LE(16_000, 24);
    const samples = readWav(wav);
    assert.equal(samples.length, 800);
    assert.ok(Math.abs(samples[400]! - 0.5) < 0.02);
    wav.writeUInt16LE(2, 22);
    assert.throws(() => readWav(wav), /not mono/);
    assert.throws(() => readWav(Buffer.from('nothing')), /not a WAV file/);
  });

  it('change speed without changing loudness', () => {
    const faster = resample(new Float32Array(1000).fill(0.25), 1.25);
    assert.equal(faster.length, 800);
    assert.ok(faster.subarray(2, 790).every((sample) => Math.abs(sample - 0.25) < 1e-6));
  });
});
