import type { DoctorMessages } from '../messages.ts';

const messages: DoctorMessages = {
  title: 'News Elements: phần nào hiện, phần nào không',
  looking: 'Đang xem trang…',
  allGood: 'Không thấy lỗi nào.',
  wrongs: 'Số lỗi: {n}',
  again: 'Xem lại',
  copy: 'Sao chép tất cả',
  copied: 'Đã sao chép',
  copyFailed: 'Chưa sao chép được. Văn bản đã được chọn, bạn hãy tự sao chép.',
  close: 'Đóng',
  page: 'Trang này',
  elements: 'Các thành phần',
  backend: 'Máy chủ',
  noElement:
    'Trang không có thành phần nào của chúng tôi, và không có thiết lập “place” nào đặt vào.',
  noTag: 'Không tìm thấy thẻ của trình nạp, nên thiết lập trong thẻ đó không có hiệu lực.',
  articleSet: 'Bài viết là {id}: theo thiết lập.',
  articleCanonical: 'Bài viết là {id}: theo liên kết canonical.',
  articleOg: 'Bài viết là {id}: theo og:url, vì không có liên kết canonical.',
  articleData:
    'Bài viết là {id}: theo JSON-LD của trang, vì không có liên kết canonical lẫn og:url.',
  articleAddress:
    'Bài viết là {id}: theo địa chỉ trang, vì không có liên kết canonical, og:url hay JSON-LD nào cho biết.',
  articleOwn: 'Bài viết của thành phần này là {id}: theo thuộc tính của chính nó.',
  canonicalUnused:
    'Liên kết canonical chỉ đến {address}, là trang chủ hoặc không phải địa chỉ: không được dùng, vì sẽ gộp mọi bình luận làm một.',
  channelScript: '{name} = {value}, từ configure().',
  channelBlock: '{name} = {value}, từ khối data-news-elements.',
  channelTag: '{name} = {value}, từ thẻ của trình nạp.',
  shows: 'Đang hiện.',
  empty: 'Hoạt động, nhưng ở đây không có gì để hiện.',
  waits: 'Chờ đến khi gần vào khung nhìn.',
  waitsForm: 'Chờ đến khi có người dùng biểu mẫu.',
  lightOnly:
    'Đã được định nghĩa nhưng chưa vẽ gì: chỉ nội dung sẵn có hiện ra. Có thể thiếu bản dịch hoặc máy chủ.',
  hidden: 'Đã vẽ, nhưng CSS của trang ẩn nó hoặc phần chứa nó.',
  undefined: 'Chưa được định nghĩa, dù mã đã nạp.',
  foreign: 'Một mã khác đã chiếm tên này.',
  notLoaded: 'Không nạp được mã: {error}',
  blocked: 'Content-Security-Policy của trang chặn {uri}: hãy thêm vào {directive}.',
  trustedTypes:
    "Trusted Types từ chối các mẫu của chúng tôi. Thêm vào Content-Security-Policy: trusted-types lit-html 'allow-duplicates'",
  articleFound: 'Áp dụng cho bài {element}.',
  noArticle:
    'Không tìm thấy bài viết: áp dụng cho cả trang. Hãy chỉ ra phần tử chứa bài bằng “for”.',
  matchesNothing: 'Bộ chọn {selector} không khớp gì.',
  noSelector: '{selector} không phải bộ chọn CSS.',
  placed: 'Đã đặt.',
  taken: 'Có chỗ đặt nhưng không có thành phần: một mã của trang gỡ nó đi.',
  noPlace: '“{rule}” không phải chỗ đặt: viết before, after, prepend hoặc append, rồi bộ chọn.',
  unknownTag: '<{tag}> không phải thành phần của chúng tôi.',
  noBackend:
    'Chưa đặt máy chủ: thêm backend="…" vào thành phần, hoặc data-backend vào thẻ của trình nạp.',
  otherBackend: 'Bộ nối riêng của trang: không kiểm tra được ở đây.',
  noAddress: 'Không phải địa chỉ.',
  notListed: 'Không có trong danh sách máy chủ của trang: {list}',
  insecure: 'Trang dùng https còn máy chủ dùng http: trình duyệt từ chối.',
  answers: 'Có trả lời.',
  answersStatus: '{address} trả lời HTTP {status}. Địa chỉ có đúng không?',
  notContract: 'Có trả lời, nhưng không như máy chủ News Elements. Địa chỉ có đúng không?',
  noCors: '{address} có đó nhưng không cho trang này đọc: thiếu Access-Control-Allow-Origin.',
  unreachable:
    'Không tới được {address}: không có máy chủ, mất mạng, hoặc tiện ích trình duyệt chặn.',
  mayNotWrite: 'Độc giả đọc được nhưng không viết được: chạy máy chủ với --allow-origin {origin}',
};

export default messages;
