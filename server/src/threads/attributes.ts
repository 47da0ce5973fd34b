import { html, raw } from 'hono/html';

/** Attributes of a tag, escaped; `true` stands for one without a value, `undefined` for none. */
export function attributes(values: Record<string, string | number | true | undefined>) {
  return Object.entries(values).map(([name, value]) => {
    if (value === undefined) return '';
    return value === true ? raw(`${name} `) : html`${raw(name)}="${value}" `;
  });
}
