import type { RelatedMessages } from '../messages.ts';

const messages: RelatedMessages = {
  related: 'أخبار ذات صلة',
  loadingRelated: 'جارٍ تحميل الأخبار ذات الصلة',
  relatedFailed: 'تعذّر تحميل الأخبار ذات الصلة.',
  retry: 'إعادة المحاولة',
};

export default messages;
