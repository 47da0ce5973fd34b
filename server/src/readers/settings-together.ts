import type { Config } from '../config.ts';
import { OutboundAllowance } from '../http/outbound-allowance.ts';
import { publicAlgorithms, secretAlgorithms } from './setting-values.ts';

/** What of the settings for signed-in readers is right alone and wrong together, in one sentence. */
export function wrongTogether({
  authSecret,
  authJwks,
  authIssuer,
  authAudience,
  authAlgorithms,
  guests,
  outboundAllow,
}: Config): string | undefined {
  const signIn = authSecret.length > 0 || authJwks !== '';
  if (authSecret.length && authJwks) {
    return 'Tokens of readers are checked by --auth-secret or by --auth-jwks, not by both.';
  }
  if (!signIn) {
    if (guests === 'off') {
      return '--guests off lets nobody comment until readers can sign in: set --auth-secret or --auth-jwks.';
    }
    if (authIssuer || authAudience || authAlgorithms.length) {
      return '--auth-issuer, --auth-audience and --auth-algorithms need --auth-secret or --auth-jwks.';
    }
    return undefined;
  }
  if (!authIssuer || !authAudience) {
    return 'Readers who sign in need --auth-issuer and --auth-audience, so that a token made for something else is refused.';
  }
  const kind: readonly string[] = authJwks ? publicAlgorithms : secretAlgorithms;
  const other = authAlgorithms.find((name) => !kind.includes(name));
  if (other) {
    return `--auth-algorithms names ${other}, which ${authJwks ? 'needs a secret and not --auth-jwks' : 'needs --auth-jwks and not a secret'}.`;
  }
  if (
    authJwks.startsWith('http:') &&
    !new OutboundAllowance(outboundAllow).trusts(new URL(authJwks))
  ) {
    return '--auth-jwks has to begin with https:, unless --outbound-allow names its host: keys could be changed on the way.';
  }
  return undefined;
}
