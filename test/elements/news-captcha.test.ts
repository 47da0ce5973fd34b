import { configure } from '../../src/core/configuration.ts';
import type { NewsCaptcha } from '../../src/elements/captcha/news-captcha.ts';
import { behavesAsElement } from '../suites/element.ts';
import { expect, fixture, html, oneEvent, waitUntil } from '../suites/fixture.ts';
import { allByRole, byRole, textOf } from '../suites/queries.ts';
import { CaptchaBackend } from './captcha-backend.ts';
import { field, ink, page, quietCaptcha, rejection, send, shown, type } from './captcha-page.ts';

describe('<news-captcha>', () => {
  quietCaptcha();
  beforeEach(() => configure({ backend: new CaptchaBackend('image') }));
  afterEach(() => configure({ backend: undefined }));

  behavesAsElement('news-captcha', {
    states: [
      { name: 'at rest', attributes: { provider: 'image' } },
      { name: 'with a picture', reach: (element) => (element as NewsCaptcha).prepare() },
      {
        name: 'after a wrong answer',
        reach: async (element) => {
          const captcha = element as NewsCaptcha;
          await captcha.prepare();
          await captcha.updateComplete;
          type(field(captcha), 'WRONG');
          await rejection(captcha.token());
        },
      },
    ],
  });

  describe('with a picture', () => {
    it('fetches nothing until the reader comes into the form', async () => {
      const backend = new CaptchaBackend('image');
      const { element, name } = await page(backend, 'image');
      await waitUntil(() => allByRole(element, 'textbox').length === 1, 'its place is kept');
      expect(backend.calls).to.deep.equal([]);
      name.focus();
      await shown(element);
      expect(backend.calls).to.deep.equal(['challenge image form']);
      expect(ink(element)).to.equal(255);
      expect(textOf(element.shadowRoot)).to.contain('Type the 6 characters');
    });

    it('holds the submit, and sends the token with the button that was pressed', async () => {
      const backend = new CaptchaBackend('image');
      const { form, element, name, sent } = await page(backend);
      name.focus();
      await shown(element);
      const checked = oneEvent(element, 'news-captcha-checked');
      type(field(element), backend.code.toLowerCase());
      send(form, 'Send and keep');
      expect((await checked).detail).to.deep.equal({ kind: 'image' });
      await waitUntil(() => sent.length === 1);
      expect(sent[0]).to.deep.equal({ name: '', captcha: 'token-image-1', with: 'second' });
      expect(field(element).readOnly).to.equal(true);
    });

    it('asks for the code in words where it is missing, and sends nothing', async () => {
      const { form, element, name, sent } = await page(new CaptchaBackend('image'));
      name.focus();
      await shown(element);
      await element.updateComplete;
      expect(element.validity!.valueMissing).to.equal(true);
      form.noValidate = true;
      send(form);
      await waitUntil(() =>
        allByRole(element, 'status')[0]!.textContent.startsWith('Type the code'),
      );
      expect(field(element).getAttribute('aria-invalid')).to.equal('true');
      expect(element.shadowRoot!.activeElement).to.equal(field(element));
      expect(sent).to.deep.equal([]);
    });

    it('points the browser at the field when the form is checked', async () => {
      const { form, element, name, sent } = await page(new CaptchaBackend('image'));
      name.focus();
      await shown(element);
      await element.updateComplete;
      send(form);
      await waitUntil(() => element.shadowRoot!.activeElement === field(element), 'focus is in it');
      expect(sent).to.deep.equal([]);
    });

    it('brings a fresh picture and an empty field after a wrong answer', async () => {
      const backend = new CaptchaBackend('image');
      const { form, element, name, sent } = await page(backend);
      type(name, 'Hà');
      await shown(element);
      type(field(element), 'WRONG');
      send(form);
      await waitUntil(() => textOf(element.shadowRoot).includes('did not match'));
      await shown(element);
      expect(backend.calls).to.deep.equal([
        'challenge image form',
        'answer WRONG',
        'challenge image form',
      ]);
      expect(field(element).value).to.equal('');
      expect(element.shadowRoot!.activeElement).to.equal(field(element));
      expect(name.value).to.equal('Hà');
      expect(sent).to.deep.equal([]);
      type(field(element), backend.code);
      send(form);
      await waitUntil(() => sent.length === 1);
      expect(sent[0]!['captcha']).to.equal('token-image-3');
    });

    it('sends a token once: the next submit needs another', async () => {
      const backend = new CaptchaBackend('image');
      const { form, element, name, sent } = await page(backend);
      name.focus();
      await shown(element);
      type(field(element), backend.code);
      send(form);
      await waitUntil(() => sent.length === 1);
      type(name, 'Hà');
      await waitUntil(() => backend.calls.at(-1) === 'challenge image form');
      await shown(element);
      expect(element.value).to.equal('');
      type(field(element), backend.code);
      send(form);
      await waitUntil(() => sent.length === 2);
      expect(sent[1]!['captcha']).to.equal('token-image-3');
    });

    it('submits with Enter in its field, through the first button', async () => {
      const backend = new CaptchaBackend('image');
      const { element, name, sent } = await page(backend);
      name.focus();
      await shown(element);
      type(field(element), backend.code);
      field(element).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
      await waitUntil(() => sent.length === 1);
      expect(sent[0]!['with']).to.equal('first');
    });

    it('gives another picture on request, and leads to the field', async () => {
      const backend = new CaptchaBackend('image');
      const { element, name } = await page(backend);
      name.focus();
      await shown(element);
      type(field(element), 'K7');
      byRole(element, 'button', 'New picture').click();
      await waitUntil(() => backend.calls.length === 2);
      await waitUntil(() => textOf(allByRole(element, 'status')[0]!) === 'Here is a new picture.');
      await waitUntil(() => element.shadowRoot!.activeElement === field(element));
      expect(field(element).value).to.equal('');
    });

    it('plays digits in the language of the page, and stops at a second press', async () => {
      const backend = new CaptchaBackend('image');
      // A sound that is still on its way, so that the test needs no device to play it.
      backend.sound = new Promise(() => {});
      const { element, name, form } = await page(backend);
      form.lang = 'en-GB';
      name.focus();
      await shown(element);
      const button = byRole(element, 'button', 'Hear the code');
      button.click();
      await waitUntil(() => button.getAttribute('aria-pressed') === 'true');
      expect(textOf(element.shadowRoot)).to.contain('Type the digits you hear');
      expect(backend.calls.at(-1)).to.equal('audio en-GB');
      button.click();
      await waitUntil(() => button.getAttribute('aria-pressed') === 'false');
      expect(backend.calls.filter((call) => call.startsWith('audio')).length).to.equal(1);
    });

    it('says so when the digits cannot be played', async () => {
      const backend = new CaptchaBackend('image');
      backend.sound = Promise.resolve(new ArrayBuffer(8));
      const { element, name } = await page(backend);
      name.focus();
      await shown(element);
      byRole(element, 'button', 'Hear the code').click();
      await waitUntil(() => textOf(element.shadowRoot).includes('cannot be played'));
    });

    it('has no speaker where the backend has no voice', async () => {
      const backend = new CaptchaBackend('image');
      backend.audioLength = 0;
      const { element, name } = await page(backend);
      name.focus();
      await shown(element);
      expect(allByRole(element, 'button').length).to.equal(1);
      expect(textOf(element.shadowRoot)).to.contain('Type the 6 characters in the picture.');
    });

    it('forgets everything when the form is reset, and does not bring a token back', async () => {
      const backend = new CaptchaBackend('image');
      const { form, element, name } = await page(backend);
      name.focus();
      await shown(element);
      type(field(element), backend.code);
      expect(await element.token()).to.equal('token-image-1');
      name.blur();
      form.reset();
      expect(element.value).to.equal('');
      expect(new FormData(form).get('captcha')).to.equal(null);
      await element.updateComplete;
      expect(ink(element)).to.equal(0);
      element.formStateRestoreCallback();
      expect(element.value).to.equal('');
    });

    it('takes a fresh challenge when the page comes back from the browser’s cache', async () => {
      const backend = new CaptchaBackend('image');
      const { element, name } = await page(backend);
      name.focus();
      await shown(element);
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      await waitUntil(() => backend.calls.length === 2);
    });

    it('keeps two forms of a page apart', async () => {
      const backend = new CaptchaBackend('image');
      const [one, two] = [await page(backend), await page(backend)];
      one.name.focus();
      await shown(one.element);
      expect(backend.calls.length).to.equal(1);
      type(field(one.element), backend.code);
      send(one.form);
      await waitUntil(() => one.sent.length === 1);
      expect(two.element.value).to.equal('');
      expect(two.sent).to.deep.equal([]);
    });
  });

  it('stands aside where the backend asks for nothing', async () => {
    const { form, element, sent } = await page(new CaptchaBackend());
    expect(await element.token()).to.equal('');
    send(form);
    await waitUntil(() => sent.length === 1);
    expect(sent[0]).to.deep.equal({ name: '', with: 'first' });
    expect(element.offsetHeight).to.equal(0);
  });

  it('leaves the form alone without a name', async () => {
    const backend = new CaptchaBackend('proof');
    const { form, element, sent } = await page(backend);
    element.name = '';
    await element.updateComplete;
    send(form);
    expect(sent.length).to.equal(1);
  });

  it('leaves the form alone while it is disabled', async () => {
    const form = await fixture<HTMLFormElement>(html`
      <form lang="en">
        <fieldset disabled>
          <news-captcha
            name="captcha"
            provider="image"
            .backend=${new CaptchaBackend('image')}
          ></news-captcha>
        </fieldset>
      </form>
    `);
    const element = form.querySelector('news-captcha')!;
    await waitUntil(() => allByRole(element, 'textbox').length === 1);
    expect(field(element).disabled).to.equal(true);
    expect(form.checkValidity()).to.equal(true);
  });
});
