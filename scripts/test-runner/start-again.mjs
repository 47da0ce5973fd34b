import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {import('@web/test-runner').BrowserLauncher} BrowserLauncher */

/** How long a test page may take to call in, in milliseconds, before it is opened again. */
const callingIn = 25_000;
/** How long a browser may take to open a page, its own start included, and to close one, in milliseconds. */
const opening = 60_000;
const closing = 10_000;
const attempts = 4;

/**
 * Opens a test page again that never calls in, first in the same browser, then in a new one: on a busy machine engines
 * lose a frame's navigation now and then, and a lost page would fail a whole run. Once a page has called in, its tests
 * run once and count as they end.
 * @param {BrowserLauncher[]} browsers Changed in place, since the runner's commands ask for their own class.
 * @returns {import('@web/test-runner').TestRunnerPlugin} Hears which pages called in.
 */
export function startAgain(browsers) {
  /** @type {Set<string>} */
  const calledIn = new Set();

  for (const browser of browsers) {
    const open = browser.startSession.bind(browser);
    browser.startSession = async (id, url) => {
      calledIn.delete(id);
      for (let attempt = 1; ; attempt++) {
        const opened = await inTime(open(id, url), opening);
        if ((opened && (await callsIn(id))) || attempt === attempts) return;
        console.warn(`${browser.name} did not begin ${url}; it is asked again.`);
        const closed =
          opened && browser.isActive(id) && (await inTime(browser.stopSession(id), closing));
        if (!closed || attempt > 1) await inTime(browser.stop?.(), closing);
      }
    };
  }

  /** @param {string} id */
  async function callsIn(id) {
    const end = performance.now() + callingIn;
    while (!calledIn.has(id) && performance.now() < end) await sleep(50);
    return calledIn.has(id);
  }

  return {
    name: 'start-again',
    serverStart({ webSockets }) {
      webSockets?.on('message', ({ data }) => {
        const { type, sessionId } = /** @type {{ type: string, sessionId?: string }} */ (data);
        if (type === 'wtr-session-started' && sessionId) calledIn.add(sessionId);
      });
    },
  };
}

/**
 * Whether a browser's answer came in time, and well.
 * @param {Promise<unknown> | undefined} answer
 * @param {number} patience In milliseconds.
 */
async function inTime(answer, patience) {
  const timer = new AbortController();
  const late = sleep(patience, false, { signal: timer.signal }).catch(() => false);
  const came = Promise.resolve(answer).then(
    () => true,
    (error) => (console.warn(error), false),
  );
  const first = await Promise.race([came, late]);
  timer.abort();
  return first;
}
