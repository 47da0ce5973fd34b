import type { DateMessages } from '../messages.ts';

const messages: DateMessages = {
  updated: 'Updated {time}',
  inZone: '({zone})',
  vietnamTime: 'Vietnam time',
  justNow: 'just now',
  weekdays: [],
  day: '',
  dayAndTime: '{day}, {time}',
  date: '',
};

export default messages;
