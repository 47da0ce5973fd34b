import type { SignInCapabilities, Site } from '../../backends/contract.ts';

/** What a backend makes of the site's readers; one that does not say is taken to know them as the page does. */
export function signInOf({ auth }: Pick<Site, 'auth'>): SignInCapabilities {
  return auth ?? { guests: true, signIn: true, captcha: true };
}
