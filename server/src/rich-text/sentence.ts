/** A sentence with its slots filled: `{name}` becomes `slots.name`. */
export function filled(sentence: string, slots: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot);
}
