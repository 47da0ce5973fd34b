import type { DateMessages } from '../messages.ts';

const messages: DateMessages = {
  updated: 'آخر تحديث {time}',
  inZone: '({zone})',
  vietnamTime: 'بتوقيت فيتنام',
  justNow: 'الآن',
  weekdays: [],
  day: '',
  dayAndTime: '{day}، {time}',
  date: '',
};

export default messages;
