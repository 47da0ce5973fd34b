/** Most bytes of sound that are played; ten spoken digits are far below. */
const LARGEST = 4_000_000;

/**
 * Plays a sound to its end without a media element, so that a page's `media-src` does not matter.
 * @throws {@link RangeError} when it is too large; `EncodingError` where it cannot be read; the signal's reason.
 */
export async function playSound(
  context: AudioContext,
  data: ArrayBuffer,
  signal: AbortSignal,
): Promise<void> {
  if (data.byteLength > LARGEST) throw new RangeError('Too large.');
  const source = context.createBufferSource();
  source.buffer = await context.decodeAudioData(data);
  signal.throwIfAborted();
  source.connect(context.destination);
  await new Promise((resolve, reject) => {
    source.onended = resolve;
    signal.addEventListener('abort', reject, { once: true });
    source.start();
  });
}
