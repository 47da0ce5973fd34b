import { place } from '../../src/autoload/place.ts';
import { configure } from '../../src/core/configuration.ts';
import { expect, fixture, html } from '../suites/fixture.ts';
import { warningsDuring } from '../suites/warnings.ts';

describe('place', () => {
  afterEach(() => configure({ place: undefined }));

  it('puts elements at each kind of place, once however often it is asked', async () => {
    const page = await fixture(
      html`<div>
        <h1>Title</h1>
        <section><p>Text</p></section>
      </div>`,
    );
    configure({
      place: {
        'news-font-size': [
          'before h1',
          { at: 'after h1', attributes: { for: 'section', onclick: 'alert(1)' } },
          'prepend section',
          'append section',
        ],
      },
    });
    place(document);
    place(document);
    const order = [...page.querySelectorAll('*')]
      .map(({ localName }) => localName)
      .filter((name) => name !== 'p');
    expect(order).to.deep.equal([
      'news-font-size',
      'h1',
      'news-font-size',
      'section',
      'news-font-size',
      'news-font-size',
    ]);
    const second = page.querySelectorAll('news-font-size')[1]!;
    expect(second.getAttribute('for')).to.equal('section');
    expect(second.hasAttribute('onclick')).to.equal(false);
  });

  it('finds the article', async () => {
    const page = await fixture(
      html`<main>
        <article><p>The story of this page, told at some length.</p></article>
      </main>`,
    );
    configure({ place: { 'news-font-size': 'prepend :article' } });
    place(document);
    expect(page.querySelector('article')!.firstElementChild!.localName).to.equal('news-font-size');
  });

  it('waits for an anchor that is not there yet', async () => {
    configure({ place: { 'news-font-size': 'after #later' } });
    place(document);
    const page = await fixture(html`<div><p id="later">Text</p></div>`);
    place(document);
    expect(page.lastElementChild!.localName).to.equal('news-font-size');
  });

  for (const rule of ['beside h1', 'before', 'after ###', '']) {
    it(`warns of the rule "${rule}"`, () => {
      configure({ place: { 'news-font-size': rule } });
      expect(warningsDuring(() => place(document)).length).to.equal(1);
    });
  }

  it('warns of a tag that is not ours', () => {
    configure({ place: { 'news-weather': 'before h1' } });
    expect(warningsDuring(() => place(document)).join()).to.contain('<news-weather>');
  });
});
