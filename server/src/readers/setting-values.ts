/** Signatures by a secret that both sides hold. */
export const secretAlgorithms = ['HS256', 'HS384', 'HS512'] as const;

/** Signatures by a key of which the public half is in the JWKS. */
export const publicAlgorithms = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
] as const;

/** A secret may not be shorter than what its weakest signature gives (RFC 7518, 3.2). */
const secretBytes = 32;

/** Secrets, with white space between: while one is changed for another, both hold. Never repeated in an error. */
export function authSecrets(typed: readonly string[]): readonly string[] {
  const secrets = typed.flatMap((each) => each.split(/\s+/)).filter(Boolean);
  if (secrets.some((secret) => Buffer.byteLength(secret) < secretBytes)) {
    throw new RangeError(
      `a secret of at least ${secretBytes} bytes without white space, for example of \`openssl rand -base64 48\``,
    );
  }
  return secrets;
}

/** Names of signatures; `none` is not among them. */
export function authAlgorithms(typed: readonly string[]): readonly string[] {
  const known: readonly string[] = [...secretAlgorithms, ...publicAlgorithms];
  const names = typed.flatMap((each) => each.split(/[\s,]+/)).filter(Boolean);
  if (names.some((name) => !known.includes(name))) {
    throw new RangeError(`names of signatures, of ${known.join(', ')}`);
  }
  return [...new Set(names)];
}
