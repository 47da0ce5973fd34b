import type { CaptchaMessages } from '../messages.ts';

const messages: CaptchaMessages = {
  securityCode: 'Mã xác nhận',
  typeCode: 'Nhập {n} ký tự trong hình, hoặc bấm loa để nghe.',
  typeCodeOnly: 'Nhập {n} ký tự trong hình.',
  newPicture: 'Đổi hình khác',
  freshPicture: 'Đây là hình mới.',
  hearCode: 'Nghe mã',
  pictureOf: 'Hình có {n} ký tự; không nhìn được thì nghe mã',
  pictureOnly: 'Hình có {n} ký tự',
  playing: 'Đang đọc mã… Nhập các chữ số bạn nghe được.',
  didNotMatch: 'Mã chưa đúng. Đây là hình mới, mời bạn nhập lại.',
  expired: 'Hình cũ đã hết hạn. Đây là hình mới, mời bạn nhập lại.',
  enterCode: 'Mời bạn nhập mã trong hình.',
  loadingCaptcha: 'Đang tải hình',
  captchaFailed: 'Chưa tải được phần xác nhận. Kiểm tra kết nối rồi thử lại.',
  tooManyTries: 'Bạn đã thử quá nhiều lần. Mời bạn chờ một phút rồi thử lại.',
  audioFailed: 'Chưa đọc được mã. Mời bạn thử lại, hoặc nhập ký tự trong hình.',
  checking: 'Đang kiểm tra để chặn thư rác… {n}%',
  checkingNow: 'Đang kiểm tra để chặn thư rác…',
  checked: 'Đã kiểm tra xong',
  checkFailed: 'Chưa kiểm tra được.',
  retry: 'Thử lại',
  usePicture: 'Nhập mã trong hình',
};

export default messages;
