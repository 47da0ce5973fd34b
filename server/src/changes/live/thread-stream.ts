import type { ChangeCursor } from '../cursor.ts';

const encoder = new TextEncoder();
const shortestRetry = 2000;
const retrySpread = 3000;

/** Beats in a row that a connection may take nothing before it is ended. */
const mostMissedBeats = 4;

/**
 * One reader's stream. It holds a place among the changes and no queue: whoever reads slowly is left behind and gets the
 * sum of what changed meanwhile.
 */
export class ThreadStream {
  readonly body: ReadableStream<Uint8Array>;
  /** Up to where it has been told; `undefined` before its first message where it starts from now. */
  at: ChangeCursor | undefined;
  /** Whether its first message is still to come. */
  isNew = true;
  readonly #onEnd: () => void;
  #isBehind = true;
  #missedBeats = 0;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  /**
   * @param at Where it goes on from.
   * @param onReady Called when it was left behind and can take the next message.
   * @param onEnd Called once, whoever ends it.
   */
  constructor(at: ChangeCursor | undefined, onReady: () => void, onEnd: () => void) {
    this.at = at;
    this.#onEnd = onEnd;
    this.body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#controller = controller;
        // Readers of a server that ends come back one by one.
        this.#write(`retry: ${Math.round(shortestRetry + Math.random() * retrySpread)}\n\n`);
      },
      pull: () => {
        this.#missedBeats = 0;
        if (!this.#isBehind) return;
        this.#isBehind = false;
        onReady();
      },
      cancel: () => {
        this.#controller = undefined;
        onEnd();
      },
    });
  }

  /** Whether it can take a message now; if not, `onReady` will be called. */
  get isReady(): boolean {
    const ready = (this.#controller?.desiredSize ?? 0) > 0;
    this.#isBehind ||= !ready;
    return ready;
  }

  /** Tells what changed up to a place. */
  send(message: string, at: ChangeCursor): void {
    this.at = at;
    this.isNew = false;
    this.#write(message);
  }

  /** Keeps the connection from being taken for dead; ends it when it has taken nothing for long. */
  beat(): void {
    if ((this.#controller?.desiredSize ?? 0) > 0) this.#write(':\n\n');
    else if (++this.#missedBeats > mostMissedBeats) this.end();
  }

  /** Ends it: after what it was told, or at once when that is not being taken. */
  end(): void {
    const controller = this.#controller;
    if (!controller) return;
    this.#controller = undefined;
    if ((controller.desiredSize ?? 0) > 0) controller.close();
    else controller.error(new Error('The stream was not read.'));
    this.#onEnd();
  }

  #write(text: string): void {
    this.#controller?.enqueue(encoder.encode(text));
  }
}
