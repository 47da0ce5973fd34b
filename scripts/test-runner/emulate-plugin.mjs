/**
 * Answers `executeServerCommand('emulate-features', [{ name, value }, …])` in Chromium: media
 * features that the runner's own `emulateMedia` accepts without effect, such as `forced-colors`.
 * An empty list ends the emulation. Other engines have no such command; ask before.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function emulatePlugin() {
  // One a page: what a session emulates lasts as long as the session.
  /** @type {WeakMap<import('puppeteer-core').Page, import('puppeteer-core').CDPSession>} */
  const clients = new WeakMap();
  return {
    name: 'emulate-features',
    async executeCommand({ command, payload, session }) {
      if (command !== 'emulate-features') return;
      const browser = /** @type {{ getPage?: (id: string) => import('puppeteer-core').Page }} */ (
        session.browser
      );
      if (!browser.getPage || session.browser.name !== 'Chromium') {
        throw new Error(`${session.browser.name} cannot emulate media features.`);
      }
      const page = browser.getPage(session.id);
      const client = clients.get(page) ?? (await page.createCDPSession());
      clients.set(page, client);
      await client.send('Emulation.setEmulatedMedia', {
        features: /** @type {{ name: string, value: string }[]} */ (payload),
      });
      return true;
    },
  };
}
