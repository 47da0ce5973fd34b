/** One place to get what tests build pages with. */
export {
  aTimeout,
  expect,
  fixture,
  fixtureCleanup,
  html,
  oneEvent,
  unsafeStatic,
  waitUntil,
} from '@open-wc/testing';
