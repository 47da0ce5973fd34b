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
  rss: Message;
}

/** Texts of the feed menu. */
export interface RssMessages {
  rss: Message;
  feedsOnPage: Message;
  articleComments: Message;
  copyAddress: Message;
  copied: Message;
  copyFailed: Message;
  /** On this row the reader picks the feed whose address is copied. */
  copyWhich: Message;
  openInReader: Message;
  /** Whatever program of this device reads feeds. */
  deviceReader: Message;
}

/** Texts and forms of dates, as newspapers of the language print them. */
export interface DateMessages {
  updated: Message;
  /** Beside a time, `{zone}`. */
  inZone: Message;
  vietnamTime: Message;
  justNow: Message;
  /** Sunday first, as a sentence begins. Empty: the engine's own, inside its own form of a day. */
  weekdays: readonly string[];
  /** `{weekday} {date}`. Empty where `weekdays` is. */
  day: string;
  /** `{day} {time}`. */
  dayAndTime: string;
  /** `{day} {month} {year}` in figures, which also means a clock of 24 hours. Empty: the engine's own forms. */
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
  freshPicture: Message;
  hearCode: Message;
  pictureOf: Message;
  /** Where there is nothing to hear. */
  pictureOnly: Message;
  playing: Message;
  didNotMatch: Message;
  expired: Message;
  enterCode: Message;
  loadingCaptcha: Message;
  captchaFailed: Message;
  tooManyTries: Message;
  audioFailed: Message;
  checking: Message;
  /** Announced once, without a number. */
  checkingNow: Message;
  checked: Message;
  checkFailed: Message;
  retry: Message;
  usePicture: Message;
}

/** Texts of the thread and its form at rest. */
export interface CommentMessages {
  title: Message;
  best: Message;
  newest: Message;
  oldest: Message;
  sortBy: Message;
  empty: Message;
  loading: Message;
  /** Holds `{retry}`, where the button with the text `retry` stands. */
  failed: Message;
  retry: Message;
  notOffered: Message;
  closed: Message;
  closedOn: Message;
  more: Message;
  earlier: Message;
  showReplies: Message;
  loadingMore: Message;
  loadFailed: Message;
  write: Message;
  /** Under the field, where comments are read before they appear. */
  hint: Message;
  reply: Message;
  replyTo: Message;
  agree: Message;
  disagree: Message;
  edited: Message;
  replyingTo: Message;
  pick: Message;
  author: Message;
  staff: Message;
  deleted: Message;
  removed: Message;
  cannotShow: Message;
  moreActions: Message;
  /** A link led to a comment that is not there. */
  gone: Message;
  reported: Message;
  justNow: Message;
}

/** Texts of what a gesture opens in a thread: writing, changing, reporting. */
export interface CommentingMessages {
  name: Message;
  nameHint: Message;
  formatting: Message;
  bold: Message;
  italic: Message;
  quote: Message;
  link: Message;
  preview: Message;
  previewEmpty: Message;
  previewFailed: Message;
  signedInAs: Message;
  signIn: Message;
  signOut: Message;
  haveAccount: Message;
  signInFirst: Message;
  signInEnded: Message;
  /** A choice: whether the name is kept for the next comment. */
  rememberName: Message;
  draftSaved: Message;
  /** Where storage is refused. */
  draftKeptHere: Message;
  discard: Message;
  /** Two tabs wrote at the same time. */
  otherDraft: Message;
  addOther: Message;
  /** Characters left. */
  left: Message;
  post: Message;
  postReply: Message;
  sending: Message;
  sendAgain: Message;
  cancel: Message;
  save: Message;
  saving: Message;
  needName: Message;
  needText: Message;
  tooShort: Message;
  tooLong: Message;
  nameTooLong: Message;
  tooManyLinks: Message;
  tooFast: Message;
  notSent: Message;
  refused: Message;
  originRefused: Message;
  closedNow: Message;
  unknownArticle: Message;
  /** An earlier version of the text is stored already. */
  keyReused: Message;
  /** The security check did not count; a fresh one stands there. */
  checkAgain: Message;
  parentGone: Message;
  windowClosed: Message;
  /** The site takes no comments of this reader. */
  banned: Message;
  /** The same comment stands there already. */
  duplicate: Message;
  copyText: Message;
  /** Posts what was to be an answer as a comment on the article. */
  postInstead: Message;
  offline: Message;
  pending: Message;
  rejected: Message;
  rejectedBecause: Message;
  sent: Message;
  sentPending: Message;
  saved: Message;
  edit: Message;
  editing: Message;
  timeLeft: Message;
  remove: Message;
  removeSure: Message;
  removing: Message;
  deletedOwn: Message;
  /** Takes one's own rejected comment away. */
  forget: Message;
  copyLink: Message;
  copied: Message;
  copyFailed: Message;
  /** Hides the comments of `{name}` on this device. */
  hide: Message;
  hidden: Message;
  hiddenNow: Message;
  reveal: Message;
  unhide: Message;
  report: Message;
  abusive: Message;
  spam: Message;
  false: Message;
  other: Message;
  reported: Message;
  actionFailed: Message;
  actionTooFast: Message;
  commentGone: Message;
}

/** Texts of `?news-doctor`, for who sets a page up. Plain texts: they are shown where nothing else of ours may run. */
export interface DoctorMessages {
  title: string;
  looking: string;
  allGood: string;
  wrongs: string;
  again: string;
  copy: string;
  copied: string;
  copyFailed: string;
  close: string;
  page: string;
  elements: string;
  backend: string;
  noElement: string;
  noTag: string;
  articleSet: string;
  articleCanonical: string;
  articleOg: string;
  articleData: string;
  articleAddress: string;
  articleOwn: string;
  canonicalUnused: string;
  channelScript: string;
  channelBlock: string;
  channelTag: string;
  shows: string;
  empty: string;
  waits: string;
  waitsForm: string;
  lightOnly: string;
  hidden: string;
  undefined: string;
  foreign: string;
  notLoaded: string;
  blocked: string;
  trustedTypes: string;
  articleFound: string;
  noArticle: string;
  matchesNothing: string;
  noSelector: string;
  placed: string;
  taken: string;
  noPlace: string;
  unknownTag: string;
  noBackend: string;
  otherBackend: string;
  noAddress: string;
  notListed: string;
  insecure: string;
  answers: string;
  answersStatus: string;
  notContract: string;
  noCors: string;
  unreachable: string;
  mayNotWrite: string;
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
  commenting: CommentingMessages;
}

export type MessageGroup = keyof MessageGroups;
