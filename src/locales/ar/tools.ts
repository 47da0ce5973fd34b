import type { ToolMessages } from '../messages.ts';

const messages: ToolMessages = {
  textSize: 'حجم الخط',
  smallerText: 'تصغير الخط',
  originalText: 'حجم الخط الأصلي',
  largerText: 'تكبير الخط',
  textSizeIs: 'حجم الخط {n}٪',
  largestText: 'أكبر حجم للخط',
  smallestText: 'أصغر حجم للخط',
  print: 'طباعة',
  preparingImages: 'جارٍ تجهيز الصور…',
  cannotPrint: 'لا يستطيع هذا المتصفح الطباعة. يرجى فتح الصفحة في متصفح آخر.',
  source: 'المصدر: {url}',
  printed: 'طُبع في {date}',
  linksInArticle: 'روابط المقال',
  backToTop: 'العودة إلى أعلى الصفحة',
  topOfArticle: 'بداية المقال',
  backToReading: 'العودة إلى موضع القراءة',
  rss: 'RSS',
};

export default messages;
