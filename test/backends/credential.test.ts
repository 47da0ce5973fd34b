import { BackendProblem } from '../../src/backends/backend-problem.ts';
import {
  claimsOf,
  credential,
  forgetCredential,
  withCredential,
} from '../../src/backends/credential.ts';
import { configure } from '../../src/core/configuration.ts';
import { expect } from '../suites/fixture.ts';
import { jwt } from '../suites/jwt.ts';

const server = 'https://comments.example';

describe('a reader’s credential', () => {
  afterEach(() => {
    configure({ auth: undefined! });
    forgetCredential();
  });

  it('goes to its own origin alone', async () => {
    configure({ auth: { for: `${server}/anything`, token: 'secret' } });
    expect(await credential(`${server}/v1/`)).to.equal('secret');
    for (const other of [
      ...['https://comments.example.evil.example/', 'http://comments.example/'],
      ...['https://comments.example:8443/', 'https://sub.comments.example/', '/', 'nonsense:'],
      'https://comments.example@evil.example/',
    ]) {
      expect(await credential(other), other).to.equal(null);
    }
    for (const nobody of ['', 'not an address:', 'about:blank']) {
      configure({ auth: { for: nobody || 'https://', token: 'secret' } });
      expect(await credential(`${server}/`), nobody).to.equal(null);
    }
  });

  it('is asked once until it is about to expire', async () => {
    let asked = 0;
    let life = 600;
    const token = () => Promise.resolve(jwt({ exp: Date.now() / 1000 + life, asked: ++asked }));
    configure({ auth: { for: server, token } });
    const [one, other] = await Promise.all([credential(server), credential(server)]);
    expect(one).to.equal(other);
    await credential(server);
    expect(asked).to.equal(1);
    forgetCredential();
    life = 20;
    await credential(server);
    await credential(server);
    expect(asked).to.equal(3);
  });

  it('is asked each time of a guest, and after the page failed', async () => {
    const answers = [() => null, () => Promise.reject(new Error('away')), () => jwt({})];
    configure({ auth: { for: server, token: () => answers.shift()!() } });
    expect(await credential(server)).to.equal(null);
    expect(await credential(server).catch((error: Error) => error.message)).to.equal('away');
    expect(await credential(server)).to.be.a('string');
  });

  it('is asked anew, once, when the server refuses it', async () => {
    let asked = 0;
    const token = () => jwt({ exp: Date.now() / 1000 + 600, asked: ++asked });
    configure({ auth: { for: server, token } });
    const sent: (string | undefined)[] = [];
    const call = ({ authorization }: Record<string, string>) => {
      sent.push(authorization);
      return Promise.reject(new BackendProblem({ type: 'invalid-token', status: 401, title: '' }));
    };
    const error: unknown = await withCredential(server, call).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(BackendProblem);
    expect(new Set(sent).size).to.equal(2);
    expect(sent.length).to.equal(2);
    const other = () =>
      Promise.reject(new BackendProblem({ type: 'rate-limited', status: 429, title: '' }));
    await withCredential(server, other).catch(() => undefined);
    expect(asked).to.equal(2);
  });

  it('is read in UTF-8, and nothing is read of what is no JWT', () => {
    expect(claimsOf(jwt({ name: 'Trần Thu Hà 🌉' }))?.['name']).to.equal('Trần Thu Hà 🌉');
    for (const token of ['', 'a', 'a.b.c', 'a.!.c', `a.${btoa('7')}.c`, `a.${btoa('null')}.c`]) {
      expect(claimsOf(token), token).to.equal(undefined);
    }
  });
});
