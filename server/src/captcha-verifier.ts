import type { DatabaseTransaction } from './db/database.ts';

/** What a CAPTCHA may be asked for. */
export type CaptchaAction = 'comment' | 'form';

/** The kinds this server offers itself. */
export type CaptchaKind = 'image' | 'proof';

/** Where and for what a token is redeemed. */
export interface CaptchaUse {
  action: CaptchaAction;
  /** Origin of the page, as `c.var.site` gives it. */
  site: string;
  /** The transaction that stores what the token pays for: both happen, or neither. */
  db: DatabaseTransaction;
}

/** Tells people from programs; `captcha/` implements it. */
export interface CaptchaVerifier {
  /** Kinds of which a new comment needs one, the default first; empty: none is asked for. */
  readonly kinds: readonly CaptchaKind[];
  /** Spends a token. `false` when it is forged, expired, spent, or made for another site or action. */
  redeem(token: string, use: CaptchaUse): Promise<boolean>;
}
