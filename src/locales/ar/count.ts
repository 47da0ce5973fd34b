import type { CountMessages } from '../messages.ts';

const messages: CountMessages = {
  comments: {
    zero: 'لا تعليقات',
    one: 'تعليق واحد',
    two: 'تعليقان',
    few: '{n} تعليقات',
    many: '{n} تعليقًا',
    other: '{n} تعليق',
  },
  writeComment: 'اكتب تعليقًا',
};

export default messages;
