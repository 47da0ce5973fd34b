import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromMuLaw, rate, readWav } from './wav.ts';

/** Ten clips, the digits 0 to 9. */
export type Clips = readonly Float32Array[];

/** Longest clip taken from a folder, in seconds. */
const longestClip = 3;

/** Language of last resort: one that every set has. */
const fallback = 'en';

const ours: Record<string, () => Promise<{ clips: string[] }>> = {
  ar: () => import('./voices/ar.data.ts'),
  en: () => import('./voices/en.data.ts'),
  vi: () => import('./voices/vi.data.ts'),
};

/** The voices a server speaks with: ours, and those of a folder, which win. */
export class Voices {
  readonly #clips = new Map<string, Clips | Promise<Clips>>();

  /**
   * @param folder Holds `<language>/<digit>.wav`, mono, 16-bit PCM or µ-law. Empty: only our voices.
   * @throws An `Error` in words for the operator when a file is missing or cannot be read.
   */
  constructor(folder = '') {
    if (folder) for (const language of languagesIn(folder)) this.#clips.set(...language);
  }

  /** Languages that can be asked for. */
  get languages(): string[] {
    return [...new Set([...Object.keys(ours), ...this.#clips.keys()])].sort();
  }

  /** The digits in the language closest to a BCP 47 tag; English where there is none. */
  async digits(tag: string): Promise<Clips> {
    const base = tag.toLowerCase().split('-')[0]!;
    const language = this.languages.includes(base) ? base : fallback;
    let clips = this.#clips.get(language);
    if (!clips) {
      clips = ours[language]!().then((data) => data.clips.map(decode));
      this.#clips.set(language, clips);
    }
    return clips;
  }
}

function decode(clip: string): Float32Array {
  return fromMuLaw(Buffer.from(clip, 'base64'));
}

function languagesIn(folder: string): [string, Clips][] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => [
      name.toLowerCase(),
      Array.from({ length: 10 }, (_, digit) => clipFrom(join(folder, name, `${digit}.wav`))),
    ]);
}

function clipFrom(file: string): Float32Array {
  try {
    const clip = readWav(readFileSync(file));
    if (!clip.length || clip.length > longestClip * rate) {
      throw new Error(`not between 0 and ${longestClip} seconds long`);
    }
    return clip;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The CAPTCHA voice ${file} cannot be used: ${why}.`, { cause });
  }
}
