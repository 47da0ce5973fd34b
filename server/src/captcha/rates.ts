import { useRate } from '../http/limits.ts';
import type { Services } from '../services.ts';

/** Per address block, which many readers may share. */
const rates = {
  challenge: { count: 120, period: 600, burst: 60 },
  audio: { count: 120, period: 600, burst: 60 },
  answer: { count: 90, period: 600, burst: 45 },
};

/** Counts one use of the CAPTCHA. Throws 429 `rate-limited`. */
export function countCaptcha(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  what: keyof typeof rates,
  block: string,
): Promise<void> {
  return useRate(db, `captcha-${what} ${block}`, rates[what], clock());
}
