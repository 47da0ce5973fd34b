import { readStored, storedKeys, writeStored } from '../../src/core/storage.ts';
import { expect } from '../suites/fixture.ts';

/** Runs `action` on a page whose storage throws on first touch, as with blocked cookies. */
function withoutStorage(action: () => void): void {
  const own = Object.getOwnPropertyDescriptor(window, 'localStorage')!;
  Object.defineProperty(window, 'localStorage', {
    configurable: true,
    get() {
      throw new DOMException('refused', 'SecurityError');
    },
  });
  try {
    action();
  } finally {
    Object.defineProperty(window, 'localStorage', own);
  }
}

describe('storage', () => {
  afterEach(() => writeStored('news-elements:test', null));

  it('keeps a value, and forgets it', () => {
    expect(writeStored('news-elements:test', 'á')).to.equal(true);
    expect(localStorage.getItem('news-elements:test')).to.equal('á');
    expect(storedKeys('news-elements:te')).to.deep.equal(['news-elements:test']);
    writeStored('news-elements:test', null);
    expect(readStored('news-elements:test')).to.equal(null);
  });

  it('keeps a value for the life of the page where storage is refused', () => {
    withoutStorage(() => {
      expect(writeStored('news-elements:test', 'kept')).to.equal(false);
      expect(readStored('news-elements:test')).to.equal('kept');
      expect(storedKeys('news-elements:te')).to.deep.equal(['news-elements:test']);
    });
  });

  it('keeps a value for the life of the page where the disk is full', () => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      expect(writeStored('news-elements:test', 'kept')).to.equal(false);
    } finally {
      Storage.prototype.setItem = setItem;
    }
    expect(readStored('news-elements:test')).to.equal('kept');
  });

  it('sees what another tab removed', () => {
    writeStored('news-elements:test', 'here');
    localStorage.removeItem('news-elements:test');
    expect(readStored('news-elements:test')).to.equal(null);
  });
});
