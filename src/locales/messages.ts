/** A text with `{slots}`, or one text a plural category (`Intl.PluralRules`) of the slot `n`. */
export type Message = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

/** Texts of the article tools. */
export interface ToolMessages {
  textSize: Message;
  smallerText: Message;
  originalText: Message;
  largerText: Message;
  textSizeIs: Message;
  largestText: Message;
  smallestText: Message;
  print: Message;
  preparingImages: Message;
  cannotPrint: Message;
  source: Message;
  printed: Message;
  linksInArticle: Message;
  backToTop: Message;
  topOfArticle: Message;
  backToReading: Message;
}

/** Texts of the feed menu. */
export interface RssMessages {
  rss: Message;
  feedsOnPage: Message;
  articleComments: Message;
  copyAddress: Message;
  copied: Message;
  copyFailed: Message;
  openInReader: Message;
  noFeeds: Message;
}

/** Texts and tables of dates. */
export interface DateMessages {
  updated: Message;
  /** Zone stated beside a time, `{zone}`. */
  inZone: Message;
  vietnamTime: Message;
  justNow: Message;
  /** Sunday first, as a sentence begins. Empty: the engine's own names. */
  weekdays: readonly string[];
  /** The newspaper's full form of `{weekday} {date} {time}`; empty: the engine's own. */
  full: string;
  /** `{day} {month} {year}`; empty: the engine's own. */
  date: string;
}

/** Texts of the comment count. */
export interface CountMessages {
  comments: Message;
  writeComment: Message;
}

/** Texts of the related list. */
export interface RelatedMessages {
  related: Message;
  loadingRelated: Message;
  relatedFailed: Message;
  retry: Message;
}

/** Texts of the security check. */
export interface CaptchaMessages {
  securityCode: Message;
  typeCode: Message;
  typeCodeOnly: Message;
  newPicture: Message;
  hearCode: Message;
  pictureOf: Message;
  playing: Message;
  didNotMatch: Message;
  expired: Message;
  enterCode: Message;
  loadingCaptcha: Message;
  captchaFailed: Message;
  audioFailed: Message;
  checking: Message;
  checked: Message;
  checkFailed: Message;
  retry: Message;
  usePicture: Message;
}

/** Texts of the thread and its form. */
export interface CommentMessages {
  title: Message;
  titleOnly: Message;
  best: Message;
  newest: Message;
  oldest: Message;
  sortBy: Message;
  empty: Message;
  loading: Message;
  failed: Message;
  notOffered: Message;
  retry: Message;
  closed: Message;
  closedOn: Message;
  more: Message;
  showReplies: Message;
  loadingMore: Message;
  write: Message;
  hint: Message;
  name: Message;
  nameHint: Message;
  draftSaved: Message;
  draftKeptHere: Message;
  left: Message;
  post: Message;
  postReply: Message;
  sending: Message;
  sendAgain: Message;
  cancel: Message;
  save: Message;
  replyTo: Message;
  needName: Message;
  needText: Message;
  tooLong: Message;
  nameTooLong: Message;
  tooManyLinks: Message;
  tooFast: Message;
  notSent: Message;
  refused: Message;
  originRefused: Message;
  keyReused: Message;
  windowClosed: Message;
  gone: Message;
  offline: Message;
  pending: Message;
  rejected: Message;
  rejectedBecause: Message;
  sent: Message;
  saved: Message;
  reply: Message;
  agree: Message;
  disagree: Message;
  edited: Message;
  replyingTo: Message;
  pick: Message;
  author: Message;
  staff: Message;
  edit: Message;
  timeLeft: Message;
  remove: Message;
  removeSure: Message;
  deleted: Message;
  removed: Message;
  cannotShow: Message;
  moreActions: Message;
  copyLink: Message;
  copied: Message;
  report: Message;
  abusive: Message;
  spam: Message;
  false: Message;
  other: Message;
  reported: Message;
  actionFailed: Message;
  permalink: Message;
  justNow: Message;
}

/** Every group of texts; a group is one file a language, loaded when its element is. */
export interface MessageGroups {
  tools: ToolMessages;
  rss: RssMessages;
  date: DateMessages;
  count: CountMessages;
  related: RelatedMessages;
  captcha: CaptchaMessages;
  comments: CommentMessages;
}

export type MessageGroup = keyof MessageGroups;
