import { createElement } from '../../src/core/create-element.ts';
import { define } from '../../src/core/define.ts';
import { expect } from '../suites/fixture.ts';
import { warningsDuring } from '../suites/warnings.ts';

describe('define', () => {
  it('leaves a name to the script that has it, and says so once', () => {
    const theirs = class extends HTMLElement {};
    customElements.define('news-test-taken', theirs);
    const warnings = warningsDuring(() => {
      define('news-test-taken', class extends HTMLElement {});
      define('news-test-taken', class extends HTMLElement {});
    });
    expect(customElements.get('news-test-taken')).to.equal(theirs);
    expect(warnings.length).to.equal(1);
  });

  it('says nothing of a second copy of our own', () => {
    customElements.define(
      'news-test-ours',
      class extends HTMLElement {
        static newsElements = '1';
      },
    );
    const second = class extends HTMLElement {
      static newsElements = '1';
    };
    expect(warningsDuring(() => define('news-test-ours', second))).to.deep.equal([]);
  });

  it('creates an inner element whatever its name is taken by', () => {
    customElements.define('news-test-inner', class extends HTMLElement {});
    class Inner extends HTMLElement {}
    warningsDuring(() => {
      expect(createElement('news-test-inner', Inner)).to.be.instanceOf(Inner);
    });
    expect(createElement('news-test-inner', Inner)).to.be.instanceOf(Inner);
  });
});
