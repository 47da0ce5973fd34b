import { search } from '../../src/captcha/proof-search.ts';
import { expect } from '../suites/fixture.ts';

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function found(salt: string, challenge: string, maxNumber: number): number {
  const steps = search({ salt, challenge, maxNumber }, 1000);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

describe('the search for a proof', () => {
  for (const length of [0, 1, 50, 54, 55, 56, 63, 64, 65, 120, 130]) {
    it(`agrees with the browser's SHA-256 on a salt of ${length} bytes`, async () => {
      const salt = 's'.repeat(length);
      for (const number of [0, 9, 10, 128, 999, 1000]) {
        expect(found(salt, await digest(salt + number), 1000)).to.equal(number);
      }
    });
  }

  it('finds nothing beyond the largest number', async () => {
    expect(found('salt', await digest('salt1001'), 1000)).to.equal(-1);
  });

  it('pauses when the time of a slice is over', () => {
    const steps = search({ salt: '', challenge: '0'.repeat(64), maxNumber: 1000 }, -1);
    expect(steps.next()).to.deep.equal({ value: 0, done: false });
    expect(steps.next()).to.deep.equal({ value: 128, done: false });
  });
});
