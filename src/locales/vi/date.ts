import type { DateMessages } from '../messages.ts';

const messages: DateMessages = {
  updated: 'Cập nhật {time}',
  inZone: '({zone})',
  vietnamTime: 'giờ Việt Nam',
  justNow: 'vừa xong',
  weekdays: ['Chủ nhật', 'Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy'],
  day: '{weekday}, {date}',
  dayAndTime: '{day}, {time}',
  date: '{day}/{month}/{year}',
};

export default messages;
