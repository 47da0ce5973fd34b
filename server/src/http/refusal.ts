import type { OutboundResponse } from './outbound.ts';

/** Another server answered, but not with what it was asked for. */
export class Refusal extends Error {
  override name = 'Refusal';
  /** Seconds it asks for; `undefined` when it did not. */
  readonly retryAfter: number | undefined;

  constructor(message: string, { headers }: Pick<OutboundResponse, 'headers'>) {
    super(message);
    const asked = headers['retry-after'] ?? '';
    this.retryAfter = /^\d{1,6}$/.test(asked) ? Number(asked) : undefined;
  }
}
