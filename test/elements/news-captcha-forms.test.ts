import { expect, fixture, html, waitUntil } from '../suites/fixture.ts';
import { allByRole, byRole, textOf } from '../suites/queries.ts';
import { CaptchaBackend } from './captcha-backend.ts';
import { field, page, quietCaptcha, send, shown, type } from './captcha-page.ts';

describe('<news-captcha> in forms of other people', () => {
  quietCaptcha();

  it('submits although the pressed button has left the form meanwhile', async () => {
    const backend = new CaptchaBackend('proof');
    const { form, sent } = await page(backend);
    const button = byRole(form, 'button', 'Send and keep');
    button.click();
    button.remove();
    await waitUntil(() => sent.length === 1);
    expect(sent[0]!['captcha']).to.equal('token-proof-1');
  });

  it('submits once however often the reader presses while it checks', async () => {
    const backend = new CaptchaBackend('proof');
    const { form, sent } = await page(backend);
    for (let press = 0; press < 3; press++) send(form);
    await waitUntil(() => sent.length > 0);
    await new Promise((resolve) => setTimeout(resolve));
    expect(sent.length).to.equal(1);
    expect(backend.calls.length).to.equal(2);
  });

  it('tells a listening reader once that it checks, and once that it has', async () => {
    const backend = new CaptchaBackend('proof');
    const { element, name } = await page(backend);
    const [region] = allByRole(element, 'status');
    const said: string[] = [];
    const watch = new MutationObserver(() => {
      const text = textOf(region!);
      if (text && text !== said.at(-1)) said.push(text);
    });
    watch.observe(region!, { childList: true, characterData: true, subtree: true });
    name.focus();
    await waitUntil(() => textOf(element.shadowRoot).includes('Checked'));
    await element.token();
    await element.updateComplete;
    watch.disconnect();
    expect(said.map((text) => text.replace(/\W+$/, '')).at(-1)).to.equal('Checked');
    expect(said.length).to.be.lessThan(3);
    expect(new Set(said).size).to.equal(said.length);
  });

  it('works in a form inside a shadow root of the page', async () => {
    const backend = new CaptchaBackend('image');
    const host = await fixture(html`<div></div>`);
    const root = host.attachShadow({ mode: 'open' });
    const form = document.createElement('form');
    form.lang = 'en';
    const name = document.createElement('input');
    const element = document.createElement('news-captcha');
    Object.assign(element, { name: 'captcha', backend });
    const button = document.createElement('button');
    form.append(name, element, button);
    root.append(form);
    const sent: (FormDataEntryValue | null)[] = [];
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      sent.push(new FormData(form).get('captcha'));
    });
    await waitUntil(() => element.hasUpdated);
    expect(backend.calls).to.deep.equal([]);
    name.focus();
    await shown(element);
    type(field(element), backend.code);
    button.click();
    await waitUntil(() => sent.length === 1);
    expect(sent).to.deep.equal(['token-image-1']);
  });

  it('keeps its shape beside CSS of the page that deforms every form', async () => {
    const sizes = async () => {
      const { element, name } = await page(new CaptchaBackend('image'));
      name.focus();
      await shown(element);
      await element.updateComplete;
      return [...element.shadowRoot!.querySelectorAll('canvas, input, button, label')].map(
        (part) => {
          const { width, height } = part.getBoundingClientRect();
          return [Math.round(width), Math.round(height)];
        },
      );
    };
    const plain = await sizes();
    const style = document.createElement('style');
    style.textContent = `canvas, input, button, label, p, span { width: 9px !important; height: 3px !important; float: right !important;
      transform: skew(20deg) !important; text-transform: uppercase !important }`;
    document.head.append(style);
    try {
      expect(plain.length).to.be.greaterThan(3);
      expect(await sizes()).to.deep.equal(plain);
    } finally {
      style.remove();
    }
  });

  it('starts once when a library moves its form into another place', async () => {
    const backend = new CaptchaBackend('image');
    const { form, element, name } = await page(backend, 'image');
    const place = await fixture(html`<section></section>`);
    place.append(form);
    place.append(form);
    name.focus();
    await shown(element);
    expect(backend.calls).to.deep.equal(['challenge image form']);
    expect(allByRole(element, 'textbox').length).to.equal(1);
  });
});
