import type { Browser, Frame, Page } from 'puppeteer-core';
import { openPage } from './browser.ts';
import { type Host, type HostPage, startHost } from './host.ts';
import { type RunningServer, startServer } from './server.ts';

/** A news site, and our server that its pages load from, write to and read from. */
export interface Paper {
  readonly host: Host;
  readonly server: RunningServer;
  /** What the host serves, by path; may be added to and taken from. */
  readonly pages: Record<string, HostPage | ((origin: string) => HostPage)>;
  stop(): Promise<void>;
}

/** Starts both, the server without CAPTCHA. */
export async function startPaper(): Promise<Paper> {
  const pages: Paper['pages'] = { '/favicon.ico': { body: '', type: 'image/x-icon' } };
  const host = await startHost(pages);
  const server = await startServer('--captcha', 'none', '--allow-origin', host.origin);
  return {
    host,
    server,
    pages,
    async stop() {
      await server.stop();
      await host.stop();
    },
  };
}

/** Whether there are `wanted` elements of a tag, and each has drawn a button. Runs in the page. */
export function areShown(tag: string, wanted = 1): boolean {
  const all = [...document.querySelectorAll(tag)];
  return all.length === wanted && all.every((each) => each.shadowRoot?.querySelector('button'));
}

/** Waits until they are. */
export const shown = (page: Page | Frame, tag: string, count = 1) =>
  page.waitForFunction(areShown, {}, tag, count);

/** A page of the host, what it complains and warns of, and each address it asked for. */
export async function openHostPage(
  browser: Browser,
  address: string,
  prepare?: (page: Page) => unknown,
) {
  const { page, complaints } = await openPage(browser);
  const warnings: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'warn' && message.text().includes('news-elements'))
      warnings.push(message.text());
  });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await prepare?.(page);
  await page.goto(address);
  return { page, complaints, warnings, asked };
}
