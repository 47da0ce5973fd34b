import { configuration, configure, onConfigured, setLayer } from '../../src/core/configuration.ts';
import { readBlock, readTag } from '../../src/core/read-page-configuration.ts';
import { expect } from '../suites/fixture.ts';
import { warningsDuring } from '../suites/warnings.ts';

function pageWith(text: string): Document {
  const page = document.implementation.createHTMLDocument('');
  const block = page.createElement('script');
  block.type = 'application/json';
  block.dataset['newsElements'] = '';
  block.textContent = text;
  page.head.append(block);
  return page;
}

describe('configuration', () => {
  afterEach(() => {
    setLayer('tag', {});
    setLayer('block', {});
    setLayer('script', {});
  });

  it('lets a script win over the block, and the block over the tag', () => {
    const tag = document.createElement('script');
    tag.dataset['backend'] = 'https://tag.example/';
    tag.dataset['article'] = 'tag';
    readTag(tag, new URL('https://cdn.example/loader.js'));
    readBlock(pageWith('{"backend":"https://block.example/","lang":"ar"}'));
    expect(configuration()).to.deep.equal({
      backend: 'https://block.example/',
      article: 'tag',
      lang: 'ar',
    });
    configure({ backend: 'https://script.example/' });
    expect(configuration().backend).to.equal('https://script.example/');
    configure({ backend: undefined });
    expect(configuration().backend).to.equal('https://block.example/');
  });

  it('reads the address of a tag whose data attributes were stripped', () => {
    const place = encodeURIComponent('{"news-print":"before h1"}');
    readTag(
      null,
      new URL(
        `https://cdn.example/loader.js?backend=/api/&backends=https://a.example+https://b.example&place=${place}`,
      ),
    );
    expect(configuration()).to.deep.equal({
      backend: '/api/',
      backends: ['https://a.example', 'https://b.example'],
      place: { 'news-print': 'before h1' },
    });
  });

  for (const broken of ['{', '[]', 'null', '"text"', '']) {
    it(`leaves out a block that reads ${broken || 'nothing'}, and says so`, () => {
      const warnings = warningsDuring(() => readBlock(pageWith(broken)));
      expect(configuration()).to.deep.equal({});
      expect(warnings.join()).to.contain('not a JSON object');
    });
  }

  it('warns of a setting it does not know', () => {
    const warnings = warningsDuring(() => configure({ backnd: 'x' } as object));
    expect(warnings.join()).to.contain('unknown setting "backnd"');
  });

  it('calls back until the signal ends', () => {
    const end = new AbortController();
    let calls = 0;
    onConfigured(() => calls++, end.signal);
    configure({ lang: 'vi' });
    end.abort();
    configure({ lang: 'en' });
    expect(calls).to.equal(1);
  });
});
