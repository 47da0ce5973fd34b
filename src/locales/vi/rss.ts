import type { RssMessages } from '../messages.ts';

const messages: RssMessages = {
  rss: 'RSS',
  feedsOnPage: 'Nguồn tin của trang này',
  articleComments: 'Ý kiến về bài này',
  copyAddress: 'Sao chép địa chỉ',
  copied: 'Đã sao chép',
  copyFailed: 'Chưa sao chép được. Mời bạn chọn địa chỉ rồi sao chép.',
  copyWhich: 'Sao chép địa chỉ của',
  openInReader: 'Mở bằng trình đọc tin…',
  deviceReader: 'Trình đọc tin trên máy này',
};

export default messages;
