import { html, type TemplateResult } from 'lit';
import { configure } from '../../src/core/configuration.ts';
import { NewsElement } from '../../src/core/news-element.ts';
import { registerMessages } from '../../src/locales/load-messages.ts';
import english from '../../src/locales/en/tools.ts';
import { expect, fixture, waitUntil } from '../suites/fixture.ts';
import { textOf } from '../suites/queries.ts';

class Probe extends NewsElement<'tools'> {
  static override readonly messages = 'tools';
  signals: AbortSignal[] = [];

  protected override connected(signal: AbortSignal): void {
    this.signals.push(signal);
  }

  protected override render(): TemplateResult {
    return html`<p>${this.text('print')} ${this.text('textSizeIs', { n: 1250 })}</p>`;
  }
}
customElements.define('news-test-probe', Probe);

async function probe(markup: TemplateResult): Promise<Probe> {
  const element = await fixture<HTMLElement>(markup);
  const found = element.querySelector<Probe>('news-test-probe') ?? (element as Probe);
  await found.updateComplete;
  return found;
}

describe('NewsElement', () => {
  it('takes the language of the nearest lang, across shadow roots and with odd writing', async () => {
    const host = await fixture<HTMLElement>(html`<section lang="vi_VN"></section>`);
    const root = host.attachShadow({ mode: 'open' });
    const element = document.createElement('news-test-probe') as Probe;
    root.append(element);
    await element.updateComplete;
    expect(textOf(element.shadowRoot)).to.contain('In bài').and.to.contain('1.250');
  });

  it('falls back to English for a language without texts, and for nonsense', async () => {
    for (const lang of ['tlh', 'not a language', '-']) {
      const element = await probe(html`<news-test-probe lang=${lang}></news-test-probe>`);
      expect(textOf(element.shadowRoot)).to.contain('Print');
    }
  });

  it('follows when the language of the page changes', async () => {
    const before = document.documentElement.lang;
    document.documentElement.lang = 'en';
    const element = await probe(html`<news-test-probe></news-test-probe>`);
    document.documentElement.lang = 'vi';
    await waitUntil(() => textOf(element.shadowRoot).includes('In bài'));
    document.documentElement.lang = before;
  });

  it('takes the configured language where the page says none', async () => {
    const before = document.documentElement.lang;
    document.documentElement.removeAttribute('lang');
    configure({ lang: 'vi' });
    const element = await probe(html`<news-test-probe></news-test-probe>`);
    expect(textOf(element.shadowRoot)).to.contain('In bài');
    configure({ lang: undefined });
    document.documentElement.lang = before;
  });

  it('speaks a language that the page brought', async () => {
    registerMessages('eo', 'tools', { ...english, print: 'Presi' });
    const element = await probe(html`<news-test-probe lang="eo"></news-test-probe>`);
    expect(textOf(element.shadowRoot)).to.contain('Presi');
  });

  it('has one signal a connection', async () => {
    const element = await probe(html`<news-test-probe lang="en"></news-test-probe>`);
    const parent = element.parentElement!;
    element.remove();
    parent.append(element);
    await element.updateComplete;
    expect(element.signals.map(({ aborted }) => aborted)).to.deep.equal([true, false]);
  });

  it('keeps the light DOM in sight while its texts cannot be had, and comes when they can', async () => {
    registerMessages('en', 'tools', () => Promise.reject(new TypeError('offline')));
    const element = document.createElement('news-test-probe') as Probe;
    element.lang = 'en';
    element.textContent = 'Fallback';
    document.body.append(element);
    const { warn } = console;
    await new Promise<void>((resolve) => (console.warn = () => resolve()));
    console.warn = warn;
    expect(element.shadowRoot).to.equal(null);
    expect(element.checkVisibility()).to.equal(true);
    registerMessages('en', 'tools', english);
    dispatchEvent(new Event('online'));
    await element.updateComplete;
    expect(textOf(element.shadowRoot)).to.contain('Print');
    element.remove();
  });
});
