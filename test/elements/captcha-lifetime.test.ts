import { lifetime } from '../../src/elements/captcha/lifetime.ts';
import { expect } from '../suites/fixture.ts';

const MINUTE = 60_000;

describe('the life of a challenge', () => {
  it('is what the backend says', () => {
    expect(lifetime(5 * MINUTE, 0)).to.equal(5 * MINUTE);
  });

  it('is held to bounds where the clock of the device is wrong', () => {
    expect(lifetime(0, 300 * MINUTE)).to.equal(MINUTE);
    expect(lifetime(300 * MINUTE, 0)).to.equal(10 * MINUTE);
  });

  it('is ten minutes where the backend says nothing', () => {
    expect(lifetime(NaN, 0)).to.equal(10 * MINUTE);
  });
});
