import { formatMessage } from '../../src/locales/format-message.ts';
import { matchLanguage } from '../../src/locales/load-messages.ts';
import { expect } from '../suites/fixture.ts';

describe('formatMessage', () => {
  it('fills slots, and writes numbers as the language does', () => {
    expect(formatMessage('{n} of {name}', { n: 12345, name: 'Mơ' }, 'vi')).to.equal('12.345 of Mơ');
  });

  it('picks the plural by the slot n', () => {
    const message = { one: '{n} comment', other: '{n} comments' };
    expect(formatMessage(message, { n: 1 }, 'en')).to.equal('1 comment');
    expect(formatMessage(message, { n: 24 }, 'en')).to.equal('24 comments');
  });

  it('has no way into the text for a slot that looks like one', () => {
    expect(formatMessage('{name}', { name: '{n}$&', n: 1 }, 'en')).to.equal('{n}$&');
    expect(formatMessage('{unknown}', {}, 'en')).to.equal('{unknown}');
  });
});

describe('matchLanguage', () => {
  it('shortens a tag until there are texts', () => {
    expect(matchLanguage('vi-Latn-VN', 'tools')).to.equal('vi');
    expect(matchLanguage('AR-eg', 'tools')).to.equal('ar');
    expect(matchLanguage('fr', 'tools')).to.equal('en');
  });
});
