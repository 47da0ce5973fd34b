import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey, JWK, JWTHeaderParameters } from 'jose';

/** What a server is told of the site's tokens. */
export const issuer = 'https://paper.example';
export const audience = 'https://talk.paper.example';
export const secret = 'a secret of the site that nobody else knows';

/** Settings of a server that takes tokens signed with the secret. */
export const bySecret = {
  authSecret: [secret],
  authIssuer: issuer,
  authAudience: audience,
} as const;

/** How a token differs from the usual one; a claim that is `undefined` is left out. */
export interface TokenOptions {
  claims?: Record<string, unknown>;
  header?: JWTHeaderParameters;
  key?: Uint8Array | CryptoKey;
}

/** A token as the site makes it: of one reader, for ten minutes. */
export function token({ claims = {}, header = { alg: 'HS256' }, key }: TokenOptions = {}) {
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    iss: issuer,
    aud: audience,
    sub: '4711',
    name: 'Trần Thu Hà',
    iat: now,
    exp: now + 600,
    ...claims,
  };
  return new SignJWT(JSON.parse(JSON.stringify(payload)) as Record<string, unknown>)
    .setProtectedHeader(header)
    .sign(key ?? new TextEncoder().encode(secret));
}

/** The header in which a token is sent. */
export async function bearer(options: TokenOptions = {}): Promise<Record<string, string>> {
  return { authorization: `Bearer ${await token(options)}` };
}

/** A key pair of the site with its public half as it stands in a JWKS. */
export interface SiteKey {
  alg: string;
  kid: string;
  private: CryptoKey;
  public: JWK;
}

/** Makes a key pair. */
export async function siteKey(alg: string, kid: string): Promise<SiteKey> {
  const pair = await generateKeyPair(alg, { extractable: true });
  const jwk = await exportJWK(pair.publicKey);
  return { alg, kid, private: pair.privateKey, public: { ...jwk, kid, alg, use: 'sig' } };
}

/** A server of the site that shows its public keys. */
export interface KeyServer extends AsyncDisposable {
  readonly address: string;
  readonly host: string;
  /** How often it was asked. */
  readonly asked: number;
  /** What it answers; a number is a status without keys. */
  answer: JWK[] | number | string;
}

/** Starts one on a free port. */
export async function startKeyServer(answer: KeyServer['answer']): Promise<KeyServer> {
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    const { answer: now } = keyServer;
    if (typeof now === 'number') response.writeHead(now).end();
    else response.end(typeof now === 'string' ? now : JSON.stringify({ keys: now }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keyServer = {
    host,
    address: `http://${host}/jwks.json`,
    get asked() {
      return asked;
    },
    answer,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return keyServer;
}
