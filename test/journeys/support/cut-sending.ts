import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Cut, type CuttingProxy, startCuttingProxy } from './cutting-proxy.ts';
import type { Driver } from './driver.ts';
import { type Host, type HostPage, startHost } from './host.ts';
import { type RunningServer, startServer } from './server.ts';

/** What is said when the words did not reach the server, or nobody knows whether they did. */
const NOT_SENT: Record<string, string> = {
  en: 'Not sent. Your comment is still here; send it again.',
  vi: 'Chưa gửi được. Ý kiến của bạn vẫn còn nguyên, mời bạn gửi lại.',
  ar: 'لم يُرسل رأيك وما زال هنا كاملًا، يرجى إعادة إرساله.',
};

const POST = /^\/v1\/comments$/;

/** Where it breaks: name, method, path, where in the request. */
const PLACES: [name: string, method: string, path: RegExp, cut: Cut][] = [
  ['the question whether it may ask', 'OPTIONS', POST, 'before'],
  ['the request before it begins', 'POST', POST, 'before'],
  ['the request half-way', 'POST', POST, 'request'],
  ['the answer before it begins, the comment stored', 'POST', POST, 'done'],
  ['the answer half-way, the comment stored', 'POST', POST, 'answer'],
];

/** Finds things in the element; put before what a driver runs. */
const FINDING = `
  const root = document.querySelector('news-comments')?.shadowRoot;
  const field = root?.querySelector('[part="composer"] textarea');
  const name = root?.querySelector('[part="composer"] input:not([type="checkbox"])');
  const send = root?.querySelector('[part="composer"] [part="primary"]');
  const said = root?.textContent.replace(/\\s+/g, ' ') ?? '';
  const type = (into, words) => {
    into.focus();
    into.value = words;
    into.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  };
`;

/**
 * Sends comments through a proxy that cuts at every step: each ends stored once, with no word lost.
 * @param open A browser of the engine; `undefined` where this machine has none.
 */
export function losesNothingWhenCut(engine: string, open: () => Promise<Driver | undefined>): void {
  describe(`a comment whose sending is cut, in ${engine}`, () => {
    let host: Host;
    let server: RunningServer;
    let proof: RunningServer;
    let proxy: CuttingProxy;
    let proofProxy: CuttingProxy;
    let driver: Driver | undefined;

    function page(backend: () => string, language: string): (origin: string) => HostPage {
      return () => ({
        body: `<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
          <head><meta charset="utf-8"><title>A library on the ferry</title>
          <script src="${server.url}/loader.js" defer data-backend="${backend()}/"></script></head>
          <body><main><h1>A library on the ferry</h1><p>It leaves at six.</p>
          <news-comments loading="eager"></news-comments></main></body></html>`,
      });
    }

    before(async () => {
      const pages: Record<string, (origin: string) => HostPage> = {
        '/proof': page(() => proofProxy.origin, 'vi'),
      };
      for (const [at] of PLACES.entries()) {
        pages[`/${at}`] = page(() => proxy.origin, ['en', 'vi', 'ar'][at % 3]!);
        pages[`/again/${at}`] = page(() => proxy.origin, ['vi', 'ar', 'en'][at % 3]!);
      }
      host = await startHost(pages);
      const settings = ['--allow-origin', host.origin, '--comment-rate', '0'];
      [server, proof, driver] = await Promise.all([
        startServer('--captcha', 'none', ...settings),
        startServer('--captcha', 'proof', ...settings),
        open(),
      ]);
      proxy = await startCuttingProxy(server.url);
      proofProxy = await startCuttingProxy(proof.url);
    });
    after(async () => {
      await driver?.quit();
      await Promise.all([proxy, proofProxy, server, proof, host].map((each) => each?.stop()));
    });

    async function stored(from: RunningServer, path: string): Promise<string[]> {
      const query = new URLSearchParams({ article: host.origin + path });
      const response = await fetch(`${from.url}/v1/comments?${query}`);
      const { items } = (await response.json()) as { items: { html: string }[] };
      return items.map(({ html }) => html);
    }

    function until(body: string): Promise<void> {
      return driver!.until(`${FINDING} return ${body};`);
    }

    function act(body: string): Promise<void> {
      return driver!.run(`${FINDING} ${body}`);
    }

    async function write(path: string, words: string): Promise<void> {
      await driver!.get(host.origin + path);
      await until('!!field');
      await act(`type(field, ${JSON.stringify(words)});`);
      await until('!!name');
      await act(`type(name, 'Trần Thu Hà');`);
    }

    /** Returns how often it would break. Firefox asks again by itself whether it may ask. */
    function breakIt(method: string, where: RegExp, cut: Cut): number {
      const steps = new Array<Cut>(method === 'OPTIONS' ? 30 : 1).fill(cut);
      proxy.cut(method, where, ...steps);
      return steps.length;
    }

    async function isOnce(from: RunningServer, path: string, words: string): Promise<void> {
      await until(`field.value === '' && root.querySelectorAll('[part="body"]').length === 1`);
      assert.deepEqual(await stored(from, path), [`<p>${words}</p>`]);
      await driver!.get(host.origin + path);
      await until(`said.includes(${JSON.stringify(words)})`);
      assert.equal(await driver!.run(`${FINDING} return field.value;`), '');
      const drafts = `Object.keys(localStorage).filter((key) => key.includes(${JSON.stringify(`draft:${host.origin}${path} `)})).length`;
      assert.equal(await driver!.run(`return ${drafts};`), 0);
    }

    for (const [at, [name, method, where, cut]] of PLACES.entries()) {
      it(`is stored once after a break of ${name}`, async (test) => {
        if (!driver) {
          test.skip(`no ${engine}`);
          return;
        }
        const path = `/${at}`;
        const words = `Thư viện trên phà ${at}, مكتبة`;
        await write(path, words);
        // Twice, since a reader tries again on the same network.
        for (let press = 0; press < 2; press += 1) {
          const steps = breakIt(method, where, cut);
          await act('send.click();');
          await until(`said.includes(${JSON.stringify(NOT_SENT[['en', 'vi', 'ar'][at % 3]!])})`);
          assert.ok(proxy.left() < steps);
          assert.equal(await driver.run(`${FINDING} return field.value;`), words);
          // The next press is answered anew.
          await act('field.dispatchEvent(new InputEvent("input", { bubbles: true }));');
        }
        proxy.cut('', where);
        await act('send.click();');
        await isOnce(server, path, words);
      });

      it(`is stored once after a break of ${name} and a reload`, async (test) => {
        if (!driver) {
          test.skip(`no ${engine}`);
          return;
        }
        const path = `/again/${at}`;
        const words = `Chuyến phà sáu giờ ${at}`;
        await write(path, words);
        breakIt(method, where, cut);
        await act('send.click();');
        await until(`said.includes(${JSON.stringify(NOT_SENT[['vi', 'ar', 'en'][at % 3]!])})`);
        proxy.cut('', where);
        await driver.get(host.origin + path);
        await until(`field?.value === ${JSON.stringify(words)} && !!name`);
        assert.equal(await driver.run(`${FINDING} return name.value;`), 'Trần Thu Hà');
        // Where the comment was stored, the list shows it and the draft stands: sending it again adds nothing.
        await act('send.click();');
        await isOnce(server, path, words);
      });
    }

    it('is stored once when the check against robots is cut at each of its steps', async (test) => {
      if (!driver) {
        test.skip(`no ${engine}`);
        return;
      }
      const words = 'Kiểm tra cũng bị ngắt';
      proofProxy.cut('POST', /^\/v1\/captcha/, 'before', 'done', 'answer');
      await write('/proof', words);
      for (let tries = 0; tries < 8; tries += 1) {
        await until(`send.getAttribute('aria-disabled') === 'false'`);
        assert.equal(await driver.run(`${FINDING} return field.value;`), words);
        await act('send.click();');
        await until(`field.value === '' || send.getAttribute('aria-disabled') === 'false'`);
        if (await driver.run(`${FINDING} return field.value === '';`)) break;
      }
      assert.equal(proofProxy.left(), 0);
      await isOnce(proof, '/proof', words);
    });
  });
}
