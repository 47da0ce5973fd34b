import type { CountMessages } from '../messages.ts';

const messages: CountMessages = {
  comments: '{n} ý kiến',
  writeComment: 'Viết ý kiến',
};

export default messages;
