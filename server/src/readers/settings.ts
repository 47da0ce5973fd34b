import { list, oneOf, optional, secureOrigin, text, webUrl } from '../setting-values.ts';
import { setting } from '../setting.ts';
import { authAlgorithms, authSecrets } from './setting-values.ts';

/** The settings for readers who are signed in to the site. */
export const readerSettings = {
  captchaFor: setting({
    value: 'guests|all',
    help: 'all: readers who are signed in need a CAPTCHA as well.',
    default: 'guests',
    parse: oneOf(['guests', 'all']),
  }),
  guests: setting({
    value: 'on|off',
    help: 'off: only readers who are signed in to the site may comment and vote.',
    default: 'on',
    parse: oneOf(['on', 'off']),
  }),
  authSecret: setting({
    value: '<secret>',
    help: 'Secret that the site signs tokens of its readers with, 32 bytes or more; two, with a space between, while it changes.',
    default: '',
    secret: true,
    parse: authSecrets,
  }),
  authJwks: setting({
    value: '<url>',
    help: 'Address of the public keys (JWKS) that the site signs tokens of its readers with.',
    default: '',
    parse: optional(webUrl('the https address of a JWKS document')),
  }),
  authIssuer: setting({
    value: '<text>',
    help: 'What a token of a reader has to say in "iss"; needed with --auth-secret and --auth-jwks.',
    default: '',
    parse: optional(text(1000)),
  }),
  authAudience: setting({
    value: '<text>',
    help: 'What a token of a reader has to name in "aud"; needed with --auth-secret and --auth-jwks.',
    default: '',
    parse: optional(text(1000)),
  }),
  authAlgorithms: setting({
    value: '<name>',
    help: 'Ways of signing that are taken. Empty: HS256 with a secret; RS256, PS256, ES256, EdDSA with a JWKS.',
    default: '',
    list: true,
    parse: authAlgorithms,
  }),
  staffRole: setting({
    value: '<word>',
    help: 'Word in the claim "roles" of a token that gives a reader the mark of the newsroom.',
    default: '',
    list: true,
    parse: list(text(100)),
  }),
  pictureOrigin: setting({
    value: '<origin>',
    help: 'Origin from which pictures of signed-in readers are shown; none: no pictures.',
    default: '',
    list: true,
    parse: list(secureOrigin),
  }),
};
