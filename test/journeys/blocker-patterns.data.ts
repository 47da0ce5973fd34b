/**
 * What the lists of content blockers match in addresses, classes, ids and attributes of news pages: the words of
 * their general rules (advertising, annoyances, social buttons, trackers), by kind. A file, class or part of ours that
 * matches one would vanish for many readers without a word.
 */
export const BLOCKED_IN_ADDRESSES: readonly RegExp[] = [
  /[/._-]ads?[/._-]/i,
  /[/._-]adv(ert(s|is(e|ing|ement)?)?)?[/._-]/i,
  /[/._-](banner|sponsor(ed|s)?|promo(ted|tion)?|affiliate)s?[/._-]/i,
  /[/._-](social|share|sharing|sharethis|addthis|addtoany|follow)([/._-]|buttons?|bar|links?)/i,
  /[/._-](pop-?(up|under|over)|overlay|interstitial|lightbox|modal-?(ad|newsletter))[/._-]/i,
  /[/._-](track(er|ing)?|analytics|beacon|pixel|stat(s|istics)|telemetry|metrics|fingerprint|hit-?count(er)?|counter)[/._-]/i,
  /[/._-](outbrain|taboola|disqus|facebook|twitter|google)[/._-]/i,
  /[/._-](cookie-?(consent|notice|banner)|gdpr|consent)[/._-]/i,
  /[/._-](newsletter|subscribe|push-?notif\w*|paywall)[/._-]/i,
  /[/._-](recommend(ed|ations)?|you-?may-?like|more-?from)[/._-]/i,
  /[/._-]\d{2,4}x\d{2,4}[/._-]/,
];

/** The same for names in markup: words of a class, an id, a part. */
export const BLOCKED_IN_MARKUP: readonly RegExp[] = [
  /\bad(s|v|vert|block|box|slot|unit|wrap)?\b/i,
  /\b(banner|sponsor(ed|s)?|promo(ted|tion)?|affiliate)s?\b/i,
  /\b(social|share|sharing|share-\w+|social-\w+|sharethis|addthis|addtoany)\b/i,
  /\b(pop-?(up|under)|interstitial|sticky-?(ad|bar|footer))\b/i,
  /\b(track(er|ing)?|analytics|beacon|pixel|counter)\b/i,
  /\b(outbrain|taboola|disqus)\b/i,
  /\b(cookie-?(consent|notice|banner)|gdpr)\b/i,
  /\b(newsletter|paywall)\b/i,
];
