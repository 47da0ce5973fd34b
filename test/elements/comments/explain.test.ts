import { commentingTexts } from '../../../src/elements/comments/commenting-texts.ts';
import { explain, waitText } from '../../../src/elements/comments/composer/explain.ts';
import { expect } from '../../suites/fixture.ts';
import { problem } from './memory-backend.ts';

const texts = await commentingTexts('en');

function said(error: unknown, length = 10): string[] {
  return explain(error, length, texts, 'en').map(
    ({ field, text }) => `${field ? `${field}: ` : ''}${text}`,
  );
}

describe('what a writer is told', () => {
  for (const [name, error, expected] of [
    ['a network that fails', new TypeError('Failed to fetch'), /still here; send it again/],
    ['a backend that does not answer', new DOMException('', 'TimeoutError'), /still here/],
    ['a fault of the server', problem('server-error', 500), /send it again/],
    ['too many requests', problem('rate-limited', 429, { retryAfter: 90 }), /in 90 seconds/],
    ['a proxy that limits', problem('refused', 429), /in 60 seconds/],
    ['a page that is not allowed', problem('origin-not-allowed', 403), /tell the site/],
    ['comments that were closed', problem('comments-closed', 403), /closed meanwhile/],
    ['an article nobody knows', problem('unknown-article', 404), /does not know this article/],
    ['an answer to nothing', problem('unknown-comment', 404), /you are answering is gone/],
    ['a key that was used', problem('key-reused', 409), /published already/],
    ['a CAPTCHA that is needed', problem('captcha-required', 422), /security check/],
    ['a CAPTCHA that is spent', problem('captcha-invalid', 422), /security check/],
    ['changes that come late', problem('edit-window-closed', 403), /time for changes is over/],
    ['a reader who is not wanted', problem('banned', 403), /takes no comments from you/],
    ['the same words again', problem('duplicate-comment', 409), /here already/],
    ['anything else', problem('constructor', 418), /change it or try again later/],
  ] as const) {
    it(`says what to do after ${name}`, () => {
      expect(said(error)).to.have.length(1);
      expect(said(error)[0]).to.match(expected);
    });
  }

  for (const [field, code, limit, expected] of [
    ['text', 'too-long', 8, 'text: 2 characters too long. Please shorten it.'],
    ['text', 'too-short', 20, 'text: Write at least 20 characters.'],
    ['text', 'required', undefined, 'text: Write your comment before posting.'],
    ['text', 'too-many-links', 3, 'text: Too many links. Leave some out and send it again.'],
    ['author.name', 'too-short', 2, 'name: Enter a name of at least 2 characters.'],
    ['author.name', 'required', undefined, 'name: Enter a name.'],
    ['author.name', 'too-long', 60, 'name: The name is too long: at most 60 characters.'],
    [
      'parent',
      'invalid',
      undefined,
      'The comment you are answering is gone. Your text is still here to copy.',
    ],
  ] as const) {
    it(`says by the field that ${field} is ${code}`, () => {
      const errors = [{ field, code, ...(limit && { limit }) }];
      expect(said(problem('invalid-comment', 422, { errors }))).to.deep.equal([expected]);
    });
  }

  it('tells spans of time in whole units', () => {
    expect(waitText(0.2, 'en')).to.equal('1 second');
    expect(waitText(121, 'en')).to.equal('3 minutes');
    expect(waitText(7000, 'en')).to.equal('2 hours');
    expect(waitText(45, 'vi')).to.equal('45 giây');
  });
});
