import type { RssMessages } from '../messages.ts';

const messages: RssMessages = {
  rss: 'RSS',
  feedsOnPage: 'خلاصات هذه الصفحة',
  articleComments: 'التعليقات على هذا المقال',
  copyAddress: 'نسخ العنوان',
  copied: 'تم النسخ',
  copyFailed: 'لم يتم النسخ. يرجى تحديد العنوان ثم نسخه.',
  copyWhich: 'نسخ عنوان الخلاصة',
  openInReader: 'فتح في قارئ خلاصات…',
  deviceReader: 'قارئ الخلاصات في هذا الجهاز',
};

export default messages;
