/**
 * A parameter as every database takes it: PostgreSQL refuses NUL in text, so it becomes U+FFFD everywhere. A search for
 * such a text finds nothing, and nothing holds one.
 */
export function storable(value: unknown): unknown {
  return typeof value === 'string' && value.includes('\0')
    ? value.replaceAll('\0', '\ufffd')
    : value;
}
