import { setTimeout as pause } from 'node:timers/promises';

import { Client } from 'pg';

const pulseMilliseconds = 15_000;
const farewellMilliseconds = 1000;

/** A connection that does nothing but listen. Good for one use. */
export class PostgresListener {
  readonly #client: Client;
  readonly #gone = new AbortController();

  /** @param timeout Longest wait for the server's answer, in milliseconds. */
  constructor(address: string, timeout: number) {
    this.#client = new Client({
      connectionString: address,
      application_name: 'news-elements-listener',
      connectionTimeoutMillis: timeout,
      query_timeout: timeout,
      keepAlive: true,
    });
    this.#client.on('error', () => this.#gone.abort());
    this.#client.on('end', () => this.#gone.abort());
  }

  /** Connects and listens. Throws when it cannot. */
  async listen(
    channel: string,
    hear: (payload: string) => void,
    signal: AbortSignal,
  ): Promise<void> {
    this.#client.on('notification', ({ payload = '' }) => {
      if (!signal.aborted) hear(payload);
    });
    await this.#client.connect();
    await this.#client.query(`listen ${channel}`);
  }

  /** Resolves when the connection is lost, is found dead, or `signal` ends the wait. */
  async lost(signal: AbortSignal): Promise<void> {
    const over = AbortSignal.any([signal, this.#gone.signal]);
    while (!over.aborted) {
      // A connection that a firewall has forgotten looks as quiet as a newspaper at night.
      await pause(pulseMilliseconds, undefined, { signal: over, ref: false }).catch(() => {});
      if (over.aborted) return;
      try {
        await this.#client.query('select 1');
      } catch {
        return;
      }
    }
  }

  /** Ends the connection; one that does not answer is left to the system. */
  async close(): Promise<void> {
    const ended = this.#client.end().catch(() => {}); // it was gone
    await Promise.race([ended, pause(farewellMilliseconds, undefined, { ref: false })]);
  }
}
