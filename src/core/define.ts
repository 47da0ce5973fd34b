const names = new WeakMap<CustomElementConstructor, string>();
const logged = new Set<string>();

/**
 * Registers an element. Where the name is taken this does nothing: a second copy of the script is harmless;
 * a class that is not ours keeps the name, and the console says so once.
 */
export function define(name: string, constructor: CustomElementConstructor): void {
  const taken = customElements.get(name);
  if (!taken) {
    customElements.define(name, constructor);
    names.set(constructor, name);
    return;
  }
  if (taken === constructor || 'newsElements' in taken || logged.has(name)) return;
  logged.add(name);
  console.warn(`news-elements: <${name}> is already defined by another script, which keeps it.`);
}

/**
 * Creates one of our elements for use inside another, whatever name it could be registered under:
 * its own, or a private one where the page's name belongs to somebody else.
 */
export function createElement<T extends HTMLElement>(name: string, constructor: new () => T): T {
  if (!names.has(constructor)) define(name, constructor);
  for (let suffix = 1; !names.has(constructor); suffix++) define(`${name}-${suffix}`, constructor);
  return document.createElement(names.get(constructor)!) as T;
}
