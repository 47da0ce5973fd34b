/** Most bytes of sound that are played; ten spoken digits are far below. */
const LARGEST = 4_000_000;

/** Plays a sound without a media element, so that a page's `media-src` does not matter. */
export class SpokenCode {
  #silence: (() => void) | undefined;

  /**
   * Plays what `load` brings. Call it inside a gesture: only there a browser lets sound begin.
   * @returns when it has ended, also by `stop`; rejects where it cannot be had or read.
   */
  async play(load: () => Promise<ArrayBuffer>): Promise<void> {
    this.stop();
    const context = new AudioContext();
    const stopped = new Promise<void>((resolve) => (this.#silence = resolve));
    try {
      await Promise.race([stopped, sound(context, load)]);
    } finally {
      void context.close();
    }
  }

  /** Silence, at once; also gives the device's output back. */
  stop(): void {
    this.#silence?.();
    this.#silence = undefined;
  }
}

async function sound(context: AudioContext, load: () => Promise<ArrayBuffer>): Promise<void> {
  const data = await load();
  if (data.byteLength > LARGEST) throw new RangeError('Too large.');
  const source = context.createBufferSource();
  source.buffer = await context.decodeAudioData(data);
  source.connect(context.destination);
  await new Promise((resolve) => {
    source.onended = resolve;
    source.start();
  });
}
