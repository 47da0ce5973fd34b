import { solve } from '../../src/captcha/proof-solver.ts';
import { expect } from '../suites/fixture.ts';

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const { signal } = new AbortController();

describe('the search for a proof', () => {
  for (const length of [0, 1, 50, 54, 55, 56, 63, 64, 65, 118, 120, 130]) {
    it(`agrees with the browser's SHA-256 on a salt of ${length} bytes`, async () => {
      const salt = 's'.repeat(length);
      for (const number of [0, 9, 10, 128, 999, 1000]) {
        const work = { salt, challenge: await digest(salt + number), maxNumber: 1000 };
        expect(await solve(work, signal, () => {})).to.equal(number);
      }
    });
  }

  it('finds nothing beyond the largest number', async () => {
    const work = { salt: 'salt', challenge: await digest('salt1001'), maxNumber: 1000 };
    expect(await solve(work, signal, () => {})).to.equal(-1);
  });

  it('needs no crypto.subtle, which pages without https lack', async () => {
    const challenge = await digest('salt700');
    Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
    try {
      const work = { salt: 'salt', challenge, maxNumber: 1000 };
      expect(await solve(work, signal, () => {})).to.equal(700);
    } finally {
      delete (crypto as { subtle?: unknown }).subtle;
    }
    expect(crypto.subtle).to.not.equal(undefined);
  });

  it('lets the page breathe, tells how far it is, and ends with its signal', async () => {
    const end = new AbortController();
    let told = 0;
    const work = { salt: '', challenge: '0'.repeat(64), maxNumber: 50_000_000 };
    const found = solve(work, end.signal, (tried) => {
      expect(tried).to.be.greaterThan(told);
      told = tried;
    });
    setTimeout(() => end.abort(new Error('enough')), 50);
    const reason: unknown = await found.catch((error: unknown) => error);
    expect((reason as Error).message).to.equal('enough');
    expect(told).to.be.greaterThan(0);
  });
});
