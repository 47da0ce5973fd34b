/** Text that is markup already. */
export class Markup {
  #text;

  /** @param {string} text */
  constructor(text) {
    this.#text = text;
  }

  toString() {
    return this.#text;
  }
}

/** Template tag for HTML and XML: escapes what is put in, unless it is `Markup`; arrays are joined; `null` and `false` vanish. */
export function markup(strings, ...values) {
  return new Markup(String.raw({ raw: strings }, ...values.map(escape)));
}

/** A data block (`application/json`, `application/ld+json`): JSON that cannot end its script element. */
export function json(value) {
  return new Markup(JSON.stringify(value, null, 2).replaceAll('<', '\\u003c'));
}

function escape(value) {
  if (Array.isArray(value)) return value.map(escape).join('');
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.toString();
  return String(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
