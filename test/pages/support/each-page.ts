import { hostPages } from '../pages.data.ts';
import { type OpenPage, openPage } from './open-page.ts';

/** How the promises of one group are told, for each page of `hosts/`. */
export interface Promises {
  /** What the page is held to, unless the table says why it cannot be. */
  (promise: string, check: (page: OpenPage) => void | Promise<void>): void;
  /** Before the checks of this group, in their order. */
  first: (task: (page: OpenPage) => Promise<void>) => void;
}

/** Opens each page once for a group of promises, and keeps it to them. */
export function eachPage(group: (promises: Promises) => void): void {
  for (const host of hostPages) {
    describe(`hosts/${host.page}.html`, function () {
      this.timeout(20_000);
      let page: OpenPage;

      before(async () => {
        page = await openPage(host);
      });
      after(() => page?.close());

      const promises = (promise: string, check: (page: OpenPage) => void | Promise<void>) => {
        if (!(promise in (host.except ?? {}))) it(promise, () => check(page));
      };
      group(
        Object.assign(promises, {
          first: (task: (page: OpenPage) => Promise<void>) => before(() => task(page)),
        }),
      );
    });
  }
}
