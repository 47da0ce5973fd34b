import type { RelatedMessages } from '../messages.ts';

const messages: RelatedMessages = {
  related: 'Tin liên quan',
  loadingRelated: 'Đang tải tin liên quan',
  relatedFailed: 'Chưa tải được tin liên quan.',
  retry: 'Thử lại',
};

export default messages;
