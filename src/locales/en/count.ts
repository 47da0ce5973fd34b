import type { CountMessages } from '../messages.ts';

const messages: CountMessages = {
  comments: { one: '{n} comment', other: '{n} comments' },
  writeComment: 'Comment',
};

export default messages;
