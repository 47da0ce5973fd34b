/** 128 random bits as 32 hexadecimal digits. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  // Not `Array.from`, which MooTools replaces by its own.
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
