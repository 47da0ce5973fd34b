import { define, names } from './define.ts';

/**
 * Creates one of our elements for use inside another, whatever name it could be registered under:
 * its own, or a private one where the page's name belongs to somebody else.
 */
export function createElement<T extends HTMLElement>(name: string, constructor: new () => T): T {
  if (!names.has(constructor)) define(name, constructor);
  for (let suffix = 1; !names.has(constructor); suffix++) define(`${name}-${suffix}`, constructor);
  return document.createElement(names.get(constructor)!) as T;
}
