import type { Message } from './messages.ts';

const rules = new Map<string, Intl.PluralRules>();
const numbers = new Map<string, Intl.NumberFormat>();

/** Formats a number for a language; years and codes are not for this. */
export function formatNumber(value: number, language: string): string {
  let format = numbers.get(language);
  if (!format) numbers.set(language, (format = new Intl.NumberFormat(language)));
  return format.format(value);
}

/**
 * Fills the slots of a text. Numbers are written as the language does; the slot `n` picks the plural.
 * An unknown slot stays as it is.
 */
export function formatMessage(
  message: Message,
  slots: Record<string, string | number>,
  language: string,
): string {
  let text: string;
  if (typeof message === 'string') text = message;
  else {
    let rule = rules.get(language);
    if (!rule) rules.set(language, (rule = new Intl.PluralRules(language)));
    text = message[rule.select(Number(slots['n']))] ?? message.other;
  }
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => {
    const value = slots[name];
    return typeof value === 'number' ? formatNumber(value, language) : (value ?? slot);
  });
}
