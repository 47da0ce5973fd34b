import { BackendProblem } from '../../src/backends/backend-problem.ts';
import type {
  Backend,
  CaptchaCalls,
  CaptchaChallenge,
  CaptchaKind,
  Site,
} from '../../src/backends/contract.ts';

const MINUTES = 60_000;

/** A backend whose challenges a test can foretell: the code of every picture is `K7MR4P`, the proof's number 700. */
export class CaptchaBackend implements Backend {
  readonly code = 'K7MR4P';
  readonly number = 700;
  kinds: CaptchaKind[];
  /** What was asked for, in order: `challenge image`, `answer K7MR4P`, `audio vi`. */
  readonly calls: string[] = [];
  /** What the next calls end with, instead of an answer. */
  failures: Error[] = [];
  life = 10 * MINUTES;
  audioLength = 6;
  maxNumber = 5000;
  /** The spoken digits. */
  sound = Promise.resolve(silence(0.2));
  readonly captcha: CaptchaCalls;

  constructor(...kinds: CaptchaKind[]) {
    this.kinds = kinds;
    this.captcha = {
      challenge: async ({ kind, action }) => {
        this.#call(`challenge ${kind} ${action}`);
        return kind === 'image' ? this.#image() : this.#proof();
      },
      answer: async ({ id, answer }) => {
        this.#call(`answer ${answer}`);
        const right = id.startsWith('image') ? this.code : String(this.number);
        if (answer.toUpperCase() !== right) throw problem('wrong-answer', 422);
        return { token: `token-${id}`, expires: this.#expires() };
      },
      audio: async ({ lang }) => {
        this.#call(`audio ${lang}`);
        return this.sound;
      },
    };
  }

  async site(): Promise<Site> {
    return {
      contract: 1,
      comments: false,
      counts: false,
      related: false,
      captcha: this.kinds,
      siteKeys: {},
      feeds: { comments: false, articles: false },
      stream: false,
    };
  }

  #call(name: string): void {
    this.calls.push(name);
    const failure = this.failures.shift();
    if (failure) throw failure;
  }

  #image(): CaptchaChallenge {
    const { length } = this.code;
    const { audioLength } = this;
    const id = `image-${this.calls.length}`;
    return { kind: 'image', id, image: picture(), length, audioLength, expires: this.#expires() };
  }

  async #proof(): Promise<CaptchaChallenge> {
    const salt = 'a1b2c3?expires=1';
    const bytes = new TextEncoder().encode(salt + this.number);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const challenge = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return {
      kind: 'proof',
      id: `proof-${this.calls.length}`,
      algorithm: 'SHA-256',
      challenge,
      salt,
      maxNumber: this.maxNumber,
      signature: 'signed',
      expires: this.#expires(),
    };
  }

  #expires(): string {
    return new Date(Date.now() + this.life).toISOString();
  }
}

export function problem(type: string, status: number): BackendProblem {
  return new BackendProblem({ type, status, title: type });
}

/** A black picture of the contract's size. */
function picture(): string {
  const canvas = document.createElement('canvas');
  canvas.width = 400;
  canvas.height = 128;
  canvas.getContext('2d')!.fillRect(0, 0, 400, 128);
  return canvas.toDataURL('image/png').split(',')[1]!;
}

/** A WAV file of silence: 8 kHz, 8 bits. */
function silence(seconds: number): ArrayBuffer {
  const samples = 8000 * seconds;
  const wav = new DataView(new ArrayBuffer(44 + samples));
  const text = (at: number, letters: string) =>
    [...letters].forEach((letter, i) => wav.setUint8(at + i, letter.charCodeAt(0)));
  text(0, 'RIFF');
  wav.setUint32(4, 36 + samples, true);
  text(8, 'WAVEfmt ');
  wav.setUint32(16, 16, true);
  wav.setUint16(20, 1, true);
  wav.setUint16(22, 1, true);
  wav.setUint32(24, 8000, true);
  wav.setUint32(28, 8000, true);
  wav.setUint16(32, 1, true);
  wav.setUint16(34, 8, true);
  text(36, 'data');
  wav.setUint32(40, samples, true);
  new Uint8Array(wav.buffer, 44).fill(128);
  return wav.buffer;
}
