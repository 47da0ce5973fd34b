/** What a feed says about itself. */
export interface FeedWords {
  /** `{title}`: the article's. */
  commentsOn: string;
  comments: string;
  articles: string;
  /** `{name}` wrote on `{title}`. */
  by: string;
  byOn: string;
}

const vi: FeedWords = {
  commentsOn: 'Ý kiến bạn đọc: {title}',
  comments: 'Ý kiến bạn đọc',
  articles: 'Tin mới',
  by: 'Ý kiến của {name}',
  byOn: 'Ý kiến của {name} về bài {title}',
};

const en: FeedWords = {
  commentsOn: 'Comments: {title}',
  comments: 'Comments',
  articles: 'Latest news',
  by: 'Comment by {name}',
  byOn: 'Comment by {name} on {title}',
};

const ar: FeedWords = {
  commentsOn: 'تعليقات القراء: {title}',
  comments: 'تعليقات القراء',
  articles: 'آخر الأخبار',
  by: 'تعليق {name}',
  byOn: 'تعليق {name} على {title}',
};

/** Words in the language of the articles; English where there are none. */
export function feedWords(language: string | null | undefined): FeedWords {
  const base = language?.toLowerCase().split('-')[0];
  return base === 'vi' ? vi : base === 'ar' ? ar : en;
}
