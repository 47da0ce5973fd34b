import type { ToolMessages } from '../messages.ts';

const messages: ToolMessages = {
  textSize: 'Cỡ chữ',
  smallerText: 'Giảm cỡ chữ',
  originalText: 'Cỡ chữ gốc',
  largerText: 'Tăng cỡ chữ',
  textSizeIs: 'Cỡ chữ {n}%',
  largestText: 'Cỡ chữ lớn nhất',
  smallestText: 'Cỡ chữ nhỏ nhất',
  print: 'In bài',
  preparingImages: 'Đang chuẩn bị ảnh…',
  cannotPrint: 'Trình duyệt này không in được. Mời bạn mở bài bằng trình duyệt khác.',
  source: 'Nguồn: {url}',
  printed: 'In ngày {date}',
  linksInArticle: 'Liên kết trong bài',
  backToTop: 'Trở về đầu trang',
  topOfArticle: 'Trở về đầu bài',
  backToReading: 'Về chỗ đang đọc',
  rss: 'RSS',
};

export default messages;
