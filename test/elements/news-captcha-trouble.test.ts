import { expect, waitUntil } from '../suites/fixture.ts';
import { allByRole, byRole, textOf } from '../suites/queries.ts';
import { CaptchaBackend, problem } from './captcha-backend.ts';
import { field, page, quietCaptcha, rejection, send, shown, type } from './captcha-page.ts';

describe('<news-captcha>', () => {
  quietCaptcha();

  describe('when something fails', () => {
    it('says that nothing loaded, waits for the reader, and tries again', async () => {
      const backend = new CaptchaBackend('image');
      backend.failures = [new TypeError('offline')];
      const { element, name } = await page(backend);
      name.focus();
      await waitUntil(() => textOf(element.shadowRoot).includes('did not load'));
      type(name, 'x');
      type(name, 'xy');
      expect(backend.calls.length).to.equal(1);
      byRole(element, 'button', 'Try again').click();
      await shown(element);
      await waitUntil(() => element.shadowRoot!.activeElement === field(element));
    });

    it('keeps the typed code when the network fails, and sends it again', async () => {
      const backend = new CaptchaBackend('image');
      const { form, element, name, sent } = await page(backend);
      name.focus();
      await shown(element);
      type(field(element), backend.code);
      backend.failures = [new TypeError('offline')];
      send(form);
      await waitUntil(() => textOf(element.shadowRoot).includes('did not load'));
      expect(field(element).value).to.equal(backend.code);
      send(form);
      await waitUntil(() => sent.length === 1);
    });

    it('replaces a picture that was too old', async () => {
      const backend = new CaptchaBackend('image');
      const { element, name } = await page(backend);
      name.focus();
      await shown(element);
      type(field(element), backend.code);
      backend.failures = [problem('challenge-expired', 410)];
      expect((await rejection(element.token())).problem!.type).to.equal('challenge-expired');
      await element.updateComplete;
      expect(textOf(element.shadowRoot)).to.contain('too old');
      expect(backend.calls.at(-1)).to.equal('challenge image form');
    });

    it('ends what is under way when it leaves the page', async () => {
      const backend = new CaptchaBackend('image');
      let abandoned: AbortSignal | undefined;
      backend.captcha.challenge = ({ signal }) => {
        abandoned = signal;
        return new Promise((_, reject) => {
          signal!.addEventListener('abort', () => reject(signal!.reason as Error));
        });
      };
      const { element } = await page(backend);
      const ended = rejection(element.token());
      await waitUntil(() => abandoned !== undefined);
      element.remove();
      expect((await ended).name).to.equal('AbortError');
      expect(abandoned!.aborted).to.equal(true);
    });
  });

  describe('with a proof of work', () => {
    it('checks by itself while the reader writes', async () => {
      const backend = new CaptchaBackend('proof', 'image');
      const { form, element, name, sent } = await page(backend);
      name.focus();
      await waitUntil(() => textOf(element.shadowRoot).includes('Checked'));
      expect(backend.calls).to.deep.equal(['challenge proof form']);
      send(form);
      await waitUntil(() => sent.length === 1);
      expect(backend.calls.at(-1)).to.equal(`answer ${backend.number}`);
      expect(sent[0]!['captcha']).to.equal('token-proof-1');
    });

    it('takes its time when there is much to do', async () => {
      const backend = new CaptchaBackend('proof');
      backend.maxNumber = 1_000_000;
      const { element } = await page(backend);
      expect(await element.token()).to.equal('token-proof-1');
    });

    it('needs no touch before the submit', async () => {
      const { form, sent } = await page(new CaptchaBackend('proof'));
      form.requestSubmit();
      await waitUntil(() => sent.length === 1);
      expect(sent[0]!['captcha']).to.equal('token-proof-1');
    });

    it('does the work once more when the first came too late', async () => {
      const backend = new CaptchaBackend('proof');
      const { element } = await page(backend);
      await element.prepare();
      backend.failures = [problem('challenge-expired', 410)];
      expect(await element.token()).to.equal('token-proof-3');
    });

    it('offers a picture when there is no solution', async () => {
      const backend = new CaptchaBackend('proof', 'image');
      backend.maxNumber = 500;
      const { form, element, sent } = await page(backend);
      send(form);
      await waitUntil(() => textOf(element.shadowRoot).includes('The check failed.'));
      expect(allByRole(element, 'button').length).to.equal(2);
      await waitUntil(() => element.shadowRoot!.activeElement !== null, 'focus is on a way on');
      byRole(element, 'button', 'Type a code from a picture').click();
      await shown(element);
      type(field(element), backend.code);
      send(form);
      await waitUntil(() => sent.length === 1);
    });

    it('can be chosen by the page', async () => {
      const backend = new CaptchaBackend('image', 'proof');
      const { element } = await page(backend, 'proof');
      await element.prepare();
      expect(backend.calls).to.deep.equal(['challenge proof form']);
    });
  });
});
