/** Samples a second of everything we speak. */
export const rate = 8000;

const muLaw = 7;
const pcm = 1;
const bias = 132;
const loudest = 32635;

/** A WAV file of 8-bit µ-law at 8 kHz, mono. Samples lie between −1 and 1; louder ones are clipped. */
export function muLawWav(samples: Float32Array): Buffer {
  const header = Buffer.alloc(58);
  header.write('RIFF', 0);
  header.writeUInt32LE(50 + samples.length + (samples.length % 2), 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(18, 16);
  header.writeUInt16LE(muLaw, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('fact', 38);
  header.writeUInt32LE(4, 42);
  header.writeUInt32LE(samples.length, 46);
  header.write('data', 50);
  header.writeUInt32LE(samples.length, 54);
  const padding = Buffer.alloc(samples.length % 2);
  return Buffer.concat([header, Buffer.from(toMuLaw(samples)), padding]);
}

/** µ-law bytes (ITU-T G.711) of samples between −1 and 1. */
export function toMuLaw(samples: Float32Array): Uint8Array {
  return Uint8Array.from(samples, (sample) => {
    const sign = sample < 0 ? 0x80 : 0;
    const size = Math.min(loudest, Math.round(Math.abs(sample) * 32767)) + bias;
    const exponent = Math.max(0, 31 - Math.clz32(size) - 7);
    return ~(sign | (exponent << 4) | ((size >> (exponent + 3)) & 15)) & 255;
  });
}

/** Samples between −1 and 1 of µ-law bytes. */
export function fromMuLaw(bytes: Uint8Array): Float32Array {
  return Float32Array.from(bytes, (byte) => {
    const code = ~byte & 255;
    const size = ((((code & 15) << 3) + bias) << ((code >> 4) & 7)) - bias;
    return (code & 0x80 ? -size : size) / 32768;
  });
}

/**
 * Samples at 8 kHz of a mono WAV file, 16-bit PCM or µ-law at any rate.
 * Throws an `Error` that says what is wrong with another file.
 */
export function readWav(file: Uint8Array): Float32Array {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') {
    throw new Error('not a WAV file');
  }
  const format = chunk(bytes, 'fmt ');
  const data = chunk(bytes, 'data');
  if (format.length < 16 || format.readUInt16LE(2) !== 1) throw new Error('not mono');
  const kind = `${format.readUInt16LE(0)}/${format.readUInt16LE(14)}`;
  const samples =
    kind === `${pcm}/16` ? fromPcm(data) : kind === `${muLaw}/8` ? fromMuLaw(data) : undefined;
  if (!samples) throw new Error('neither 16-bit PCM nor 8-bit µ-law');
  return resample(samples, format.readUInt32LE(4) / rate);
}

/** Plays `samples` `speed` times as fast; what the new rate cannot carry is averaged away. */
export function resample(samples: Float32Array, speed: number): Float32Array {
  if (speed === 1) return samples;
  const span = Math.max(1, speed);
  return Float32Array.from({ length: Math.floor(samples.length / speed) }, (_, index) => {
    const centre = index * speed;
    let sum = 0;
    let weight = 0;
    for (let at = Math.ceil(centre - span); at <= centre + span; at++) {
      const share = 1 - Math.abs(at - centre) / span;
      sum += share * (samples[at] ?? 0);
      weight += share;
    }
    return sum / weight;
  });
}

function fromPcm(data: Buffer): Float32Array {
  return Float32Array.from({ length: data.length >> 1 }, (_, index) => {
    return data.readInt16LE(index * 2) / 32768;
  });
}

function chunk(file: Buffer, name: string): Buffer {
  for (let at = 12; at + 8 <= file.length;) {
    const size = file.readUInt32LE(at + 4);
    if (file.toString('latin1', at, at + 4) === name) return file.subarray(at + 8, at + 8 + size);
    at += 8 + size + (size % 2);
  }
  throw new Error(`no ${name.trim()} chunk`);
}
