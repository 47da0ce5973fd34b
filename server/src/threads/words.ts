/** Every text of the page. */
export interface ThreadWords {
  dir: 'ltr' | 'rtl';
  /** Of the document, with the article's title. */
  titleOn: string;
  comments: string;
  repliesTo: string;
  empty: string;
  best: string;
  newest: string;
  oldest: string;
  sort: string;
  edited: string;
  to: string;
  pick: string;
  author: string;
  staff: string;
  deleted: string;
  removed: string;
  moreReplies: string;
  pages: string;
  previous: string;
  next: string;
  whole: string;
  toArticle: string;
  feed: string;
  permalink: string;
  languages: string;
  unknownComment: string;
  badRequest: string;
  start: string;
  write: string;
  readAll: string;
}

const vi: ThreadWords = {
  dir: 'ltr',
  titleOn: 'Ý kiến bạn đọc: {title}',
  comments: 'Ý kiến bạn đọc',
  repliesTo: 'Trả lời {name}',
  empty: 'Chưa có ý kiến nào.',
  best: 'Quan tâm nhất',
  newest: 'Mới nhất',
  oldest: 'Cũ nhất',
  sort: 'Xếp ý kiến theo',
  edited: 'đã sửa',
  to: 'trả lời {name}',
  pick: 'Tòa soạn chọn',
  author: 'Tác giả',
  staff: 'Tòa soạn',
  deleted: 'Ý kiến này đã được người viết xóa.',
  removed: 'Ý kiến này đã được tòa soạn gỡ.',
  moreReplies: 'Xem thêm trả lời cho {name}',
  pages: 'Các trang ý kiến',
  previous: 'Trang trước',
  next: 'Trang sau',
  whole: 'Xem mọi ý kiến về bài này',
  toArticle: 'Đọc bài',
  feed: 'Nguồn tin ý kiến (RSS)',
  permalink: 'Liên kết tới ý kiến của {name}, {time}',
  languages: 'Ngôn ngữ của trang',
  unknownComment: 'Không tìm thấy ý kiến này. Có thể ý kiến đã được xóa.',
  badRequest: 'Địa chỉ này không đủ để tìm ra bài. Mời bạn mở lại từ trang bài.',
  start: 'Về trang đầu các ý kiến',
  write: 'Viết ý kiến',
  readAll: 'Xem mọi ý kiến',
};

const en: ThreadWords = {
  dir: 'ltr',
  titleOn: 'Comments: {title}',
  comments: 'Comments',
  repliesTo: 'Replies to {name}',
  empty: 'No comments yet.',
  best: 'Best',
  newest: 'Newest',
  oldest: 'Oldest',
  sort: 'Sort comments by',
  edited: 'edited',
  to: 'replying to {name}',
  pick: 'Editor’s pick',
  author: 'Author',
  staff: 'Staff',
  deleted: 'Deleted by its author.',
  removed: 'Removed by the editors.',
  moreReplies: 'Show more replies to {name}',
  pages: 'Pages of comments',
  previous: 'Previous page',
  next: 'Next page',
  whole: 'Show all comments on this article',
  toArticle: 'Read the article',
  feed: 'Feed of these comments (RSS)',
  permalink: 'Link to the comment by {name}, {time}',
  languages: 'Language of this page',
  unknownComment: 'This comment was not found. It may have been deleted.',
  badRequest: 'This address does not name an article. Please open it from the article’s page.',
  start: 'To the first page of comments',
  write: 'Write a comment',
  readAll: 'Read all comments',
};

const ar: ThreadWords = {
  dir: 'rtl',
  titleOn: 'تعليقات القراء: {title}',
  comments: 'تعليقات القراء',
  repliesTo: 'الردود على {name}',
  empty: 'لا توجد تعليقات بعد.',
  best: 'الأفضل',
  newest: 'الأحدث',
  oldest: 'الأقدم',
  sort: 'ترتيب التعليقات حسب',
  edited: 'معدّل',
  to: 'ردًا على {name}',
  pick: 'اختيار المحررين',
  author: 'الكاتب',
  staff: 'هيئة التحرير',
  deleted: 'حذف الكاتب هذا التعليق.',
  removed: 'أزالت هيئة التحرير هذا التعليق.',
  moreReplies: 'عرض مزيد من الردود على {name}',
  pages: 'صفحات التعليقات',
  previous: 'الصفحة السابقة',
  next: 'الصفحة التالية',
  whole: 'عرض كل التعليقات على هذا المقال',
  toArticle: 'اقرأ المقال',
  feed: 'خلاصة التعليقات (RSS)',
  permalink: 'رابط تعليق {name}، {time}',
  languages: 'لغة الصفحة',
  unknownComment: 'لم يُعثر على هذا التعليق. ربما حُذف.',
  badRequest: 'لا يحدد هذا العنوان مقالًا. افتحه من صفحة المقال.',
  start: 'إلى الصفحة الأولى من التعليقات',
  write: 'اكتب تعليقًا',
  readAll: 'اقرأ كل التعليقات',
};

const tables = { vi, en, ar };

/** Languages of the page, and each one's own name. */
export const languages = { vi: 'Tiếng Việt', en: 'English', ar: 'العربية' } as const;

export type Language = keyof typeof languages;

export function threadWords(language: Language): ThreadWords {
  return tables[language];
}

/** The language asked for, else the best of `Accept-Language`, else the article's, else English. */
export function chooseLanguage(
  asked: string | undefined,
  accepted: string,
  article: string | null,
): Language {
  const ranked = accepted
    .slice(0, 500)
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().split(';');
      const quality = parameters.map((part) => /^\s*q=([\d.]+)\s*$/.exec(part)?.[1]).find(Boolean);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ tag }) => tag);
  const wanted = [asked ?? '', ...ranked, article ?? ''];
  return wanted.map((tag) => tag.toLowerCase().split('-')[0]).find(isLanguage) ?? 'en';
}

function isLanguage(word: string | undefined): word is Language {
  return word !== undefined && Object.hasOwn(languages, word);
}

/** A time as a newspaper of the language prints it, with its zone. */
export function printedTime(language: Language, zone: string, iso: string): string {
  const date = new Date(iso);
  const format = dateFormat(language, zone, language === 'vi' ? 'padded' : 'written');
  if (language !== 'vi') return format.format(date);
  const part = Object.fromEntries(
    format.formatToParts(date).map(({ type, value }) => [type, value]),
  );
  return `${part['day']}/${part['month']}/${part['year']}, ${part['hour']}:${part['minute']} ${part['timeZoneName']}`;
}

/** The time of day alone. */
export function printedClock(language: Language, zone: string, iso: string): string {
  return dateFormat(language, zone, 'clock').format(new Date(iso));
}

const styles = {
  written: {
    ...{ year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
    timeZoneName: 'short',
  },
  padded: {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    hourCycle: 'h23',
    timeZoneName: 'short',
  },
  clock: { hour: 'numeric', minute: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Kept, since making one takes longer than all it does for a page. */
function dateFormat(
  language: Language,
  zone: string,
  style: keyof typeof styles,
): Intl.DateTimeFormat {
  const name = `${language} ${zone} ${style}`;
  let format = formats.get(name);
  if (!format) {
    format = new Intl.DateTimeFormat(language, { ...styles[style], timeZone: zone || undefined });
    formats.set(name, format);
  }
  return format;
}
