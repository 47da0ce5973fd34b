import { setFlagsFromString } from 'node:v8';

/** Flags of Node's that say how much memory it takes: who gives one has chosen. */
const chosen =
  /--(min-|max-)(semi-space|old-space|heap)-size|--semi-space-growth|--optimize-for-size/;

/**
 * Has V8 collect young garbage in one megabyte, where it would let this grow to 32 under load, and return what is free.
 * A server of many small answers leaves nothing else behind; Node's own bounds are set before any program runs.
 * Does nothing where the operator's flags for Node say how much memory it takes.
 */
export function keepHeapSmall(execArgv: readonly string[], nodeOptions = ''): void {
  const given = [...execArgv, nodeOptions].join(' ').replaceAll('_', '-');
  if (chosen.test(given)) return;
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--optimize-for-size');
}
