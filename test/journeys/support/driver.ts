import type { Page } from 'puppeteer-core';

/** What every engine's driver can do, so that a journey may be the same for all. */
export interface Driver {
  get(url: string): Promise<unknown>;
  /** Runs a function's body in the page; it may be async. */
  run<T>(body: string): Promise<T>;
  /** Runs the body until it gives a truthy value. Throws after 15 seconds, with what was waited for. */
  until(body: string): Promise<void>;
  quit(): Promise<void>;
}

/** The `until` of a driver with that `run`. */
export const untilTrue =
  (run: <T>(body: string) => Promise<T>): Driver['until'] =>
  async (body) => {
    for (
      const patience = performance.now() + 15_000;
      !(await run(`return !!(await (async () => {${body}})())`));
    ) {
      if (performance.now() > patience) throw new Error(`Waited in vain for: ${body}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };

/** A driver of a page that puppeteer has opened. */
export function pageDriver(page: Page, quit: () => Promise<void>): Driver {
  const run = <T>(body: string) => page.evaluate(`(async () => {${body}})()`) as Promise<T>;
  return { run, get: (url) => page.goto(url), until: untilTrue(run), quit };
}
