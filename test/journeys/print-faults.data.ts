/** A fault that readers of other tools reported, as a page, and what its paper is held to. */
export interface Fault {
  fault: string;
  /** What stands in the article besides two paragraphs of text. */
  story: string;
  /** What stands around the article, `<article/>` in its place; absent: nothing. */
  around?: string;
  /** Texts on paper, in order. */
  has?: readonly string[];
  hasNot?: readonly string[];
  /** Pictures on paper. */
  pictures?: number;
  /** Most pages of paper. Default 1. */
  pages?: number;
  /** What is seen on paper, asked in the page. */
  seen?: () => unknown;
  is?: unknown;
}

/** A sentence of the story. */
export const TEXT =
  'Sáng nay chuyến phà đầu tiên rời bến lúc năm giờ, chở theo hai mươi bảy người. ';
const LONG = `<p>${TEXT.repeat(4)}</p>`.repeat(12);
const GIF = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';

export const faults: readonly Fault[] = [
  {
    fault: 'draws pictures that are far below and lazy',
    story: `<div style="height:9000px"></div><img loading="lazy" src="/1.png" width="200" height="100">`,
    pictures: 1,
    pages: 13,
  },
  {
    fault: 'draws pictures that a script would load on sight',
    story: `<img src="${GIF}" data-src="/1.png"><img data-lazy-src="/2.png" class="lazy" style="display:none">
      <img class="lazyload" src="/small.png" data-srcset="/3.png 1x"><img src="/blank.gif" data-original="/4.png">
      <picture><source data-srcset="/5.png"><img src="${GIF}" data-src="/none.png"></picture>`,
    pictures: 5,
  },
  {
    fault: 'draws pictures that stand in noscript or in the background, and no counting pixel',
    story: `<noscript><img src="/1.png?a=1&amp;b=2" alt=""></noscript>
      <p>Ảnh</p><noscript><img width="1" height="1" src="/2.png"></noscript>
      <div style="background:url(/3.png);width:200px;height:100px"></div>
      <div data-bg="/4.png" style="width:200px;height:100px"></div>`,
    pictures: 3,
    pages: 2,
  },
  {
    fault: 'leaves a picture that cannot be had with its caption',
    story: '<figure><img src="/none.png" alt="Phà"><figcaption>Bến phà cũ</figcaption></figure>',
    has: ['Bến phà cũ'],
  },
  {
    fault: 'prints a huge picture whole on one page',
    story: '<img src="/1.png" width="2400" height="3600">',
    pictures: 1,
    pages: 2,
    seen: () => {
      const { width, height } = document.querySelector('article img')!.getBoundingClientRect();
      return width <= innerWidth && height <= innerHeight;
    },
    is: true,
  },
  {
    fault: 'prints no film and no frame as a black box, but its picture, name and address',
    story: `<video src="/film.mp4" poster="/1.png" title="Phà qua sông" controls></video>
      <iframe title="Bản đồ" src="/embed.html" width="400" height="300"></iframe>
      <iframe data-src="https://video.example/embed/7" width="400" height="300"></iframe>
      <iframe src="https://ads.example/doubleclick" width="300" height="250"></iframe>
      <iframe src="https://social.example/plugins/like.php" width="90" height="20"></iframe>`,
    has: [
      'Phà qua sông –',
      '/film.mp4',
      'Bản đồ –',
      '/embed.html',
      'https://video.example/embed/7',
    ],
    hasNot: ['doubleclick', 'like.php'],
    pictures: 1,
  },
  {
    fault: 'hides what is hidden on the screen',
    story: `<p style="display:none">Ẩn một</p><div class="mobile-only">Ẩn hai</div><p class="sr-only">Ẩn ba</p>
      <span style="position:absolute;width:1px;height:1px;overflow:hidden">Ẩn bốn</span>
      <style>.mobile-only{display:none}@media(max-width:900px){.mobile-only{display:block}}</style>`,
    hasNot: ['Ẩn một', 'Ẩn hai', 'Ẩn ba', 'Ẩn bốn'],
  },
  {
    fault: 'prints fixed and sticky boxes once or not at all',
    around: '<header style="position:fixed;top:0">Đầu trang cố định</header><article/>',
    story: `<h2 style="position:sticky;top:0">Mục dính</h2><div style="position:fixed;bottom:0">Thanh chia sẻ</div>${LONG}`,
    has: ['Mục dính'],
    hasNot: ['Đầu trang cố định', 'Thanh chia sẻ'],
    pages: 4,
  },
  {
    fault: 'prints black on white where a class makes the theme dark',
    around: `<style>html.dark,.dark body{background:#111;filter:invert(1)}.dark *{color:#fff!important;-webkit-text-fill-color:#eee;print-color-adjust:exact}
      .dark p{background:#222!important}</style><script>document.documentElement.className='dark'</script><article/>`,
    story: '<p id="ink">Chữ</p>',
    seen: () => {
      const ink = getComputedStyle(document.querySelector('#ink')!);
      const { backgroundColor, filter } = getComputedStyle(document.documentElement);
      return [ink.color, ink.webkitTextFillColor, ink.backgroundColor, backgroundColor, filter];
    },
    is: ['rgb(0, 0, 0)', 'rgb(0, 0, 0)', 'rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)', 'none'],
  },
  {
    fault: 'prints dark insides of the page’s own elements in black',
    story: `<x-note></x-note><script>customElements.define('x-note', class extends HTMLElement {
      connectedCallback() { this.attachShadow({mode:'open'}).innerHTML = '<p style="color:#fff">Ghi chú</p>' } })</script>`,
    has: ['Ghi chú'],
    seen: () =>
      getComputedStyle(document.querySelector('x-note')!.shadowRoot!.querySelector('p')!).color,
    is: 'rgb(0, 0, 0)',
  },
  {
    fault: 'prints what is skipped until it is seen, and what waits to be scrolled to',
    story: `<div style="height:3000px"></div><p style="content-visibility:auto">Bỏ qua một</p>
      <p style="opacity:0;transform:translateY(40px)">Đợi một</p><p style="visibility:hidden">Đợi hai</p>`,
    has: ['Bỏ qua một', 'Đợi một', 'Đợi hai'],
    pages: 6,
  },
  {
    fault: 'prints the whole text of boxes in the article that cut it',
    story: `<div style="height:120px;overflow:hidden">${LONG}<p>Hết khung một</p></div>
      <div style="max-height:90px;overflow-y:auto"><p>${TEXT.repeat(9)}</p><p>Hết khung hai</p></div>
      <p style="display:-webkit-box;-webkit-line-clamp:1;-webkit-box-orient:vertical;overflow:hidden">${TEXT.repeat(3)} Hết dòng</p>
      <div style="height:20px">${TEXT.repeat(4)} Hết hộp</div><p>Đoạn cuối</p>`,
    has: ['Hết khung một', 'Hết khung hai', 'Hết dòng', 'Hết hộp', 'Đoạn cuối'],
    pages: 4,
  },
  {
    fault:
      'prints ancestors with transforms, columns, filters, containment and fixed heights over as many pages as it takes',
    around: `<div style="transform:scale(.5);filter:blur(1px);opacity:.3"><div style="columns:3;height:300px;overflow:hidden">
      <div style="contain:strict;height:400px;clip-path:inset(0 50% 50% 0);will-change:transform;line-height:40px">chữ trần<article/></div></div></div>`,
    story: `${LONG}<p>Đoạn cuối</p>`,
    has: ['Đoạn cuối'],
    hasNot: ['chữ trần'],
    pages: 4,
  },
  {
    fault: 'prints where the page’s own print sheet hides everything',
    around: `<style>@media print{body *{visibility:hidden!important}body>*{display:none!important}article,.text{display:none!important}}</style><article/>`,
    story: `<div class="text">${LONG}<p>Đoạn cuối</p></div>`,
    has: ['Đoạn cuối'],
    pages: 4,
  },
  {
    fault: 'lets wide tables, code and addresses wrap instead of shrinking the page',
    story: `<table width="1900"><tr>${'<td width="300">Một ô của bảng</td>'.repeat(6)}</tr></table>
      <pre style="overflow:auto">${'const dong = 1; '.repeat(40)}HET</pre><p>https://paper.example/${'a'.repeat(300)}</p>
      <div style="width:1800px;margin-left:-200px"><p>Rộng quá khổ</p></div>`,
    has: ['Rộng quá khổ'],
    seen: () => document.documentElement.scrollWidth <= innerWidth,
    is: true,
    pages: 2,
  },
  {
    fault: 'prints no blank page',
    around: `<article/>${'<div style="height:900px">.</div>'.repeat(9)}`,
    story: `<div style="min-height:600px" class="slot"></div><p>Đoạn cuối</p>`,
    has: ['Đoạn cuối'],
  },
  {
    fault: 'leaves out teasers, tags, buttons for sharing and advertisements inside the article',
    story: `<ul class="x"><li><a href="https://social.example/post?u=https%3A%2F%2Fpaper.example%2Ffault">Đăng lên mạng</a></li></ul>
      <div class="ads">Mua ngay hôm nay</div><p>Tâm sự của người lái phà</p>
      <div><a href="/t/1">Sông nước</a>, <a href="/t/2">Bến phà</a>, <a href="/t/3">Kè đá</a></div>
      <div><h3><a href="/khac/1">Một chuyến phà khác trên dòng sông khác</a></h3></div>
      <div class="no-print">Không in ra</div><p>Theo <a href="https://paper.example/nguon">báo cáo của huyện</a>, nước lên.</p>`,
    has: ['Tâm sự của người lái phà', 'báo cáo của huyện [1]', '[1] https://paper.example/nguon'],
    hasNot: ['Đăng lên mạng', 'Mua ngay', 'Sông nước', 'Một chuyến phà khác', 'Không in ra'],
  },
  {
    fault: 'notes web addresses alone, whole, each once',
    story: `<p><a href="javascript:alert(1)">Bấm vào</a> rồi xem <a href="/khac">trang khác</a> và lại
      <a href="/khac">trang ấy</a>, <a href="#x">mục này</a> hay <a href="data:text/html,x">tệp kia</a>.</p>
      <style>@media print{a::after{content:" (" attr(href) ")"}}</style>`,
    has: ['Bấm vào rồi xem trang khác [1] và lại trang ấy [1] , mục này hay tệp kia', '[1] http'],
    hasNot: ['javascript:', '(/khac)', '[2]'],
  },
  {
    fault: 'keeps the reader’s own text size',
    around: '<news-font-size for="article" value="200"></news-font-size><article/>',
    story: '<p id="sized">Chữ lớn</p>',
    pages: 2,
    seen: () => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('#sized')!);
      return Math.round(range.getBoundingClientRect().height / 10) >= 4;
    },
    is: true,
  },
];
