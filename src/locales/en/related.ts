import type { RelatedMessages } from '../messages.ts';

const messages: RelatedMessages = {
  related: 'Related news',
  loadingRelated: 'Loading related news',
  relatedFailed: 'Related news did not load.',
  retry: 'Try again',
};

export default messages;
