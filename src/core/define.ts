/** The name that a class of ours was registered under. */
export const names = new WeakMap<CustomElementConstructor, string>();
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
