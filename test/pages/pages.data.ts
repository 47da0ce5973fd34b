/** What a page of `hosts/` is held to; its head says which fault it stands for. */
export interface HostPage {
  page: string;
  /** Query string that it is opened with. */
  query?: string;
  /** Its identity; absent: its own address. */
  id?: string;
  lang: string;
  title: string;
  published: string;
  author: string;
  /** Promises that it cannot be held to, and why. */
  except?: Record<string, string>;
}

const TITLE = 'Chuyến phà cuối trên sông Trà';

function vi(page: string, more: Partial<HostPage> = {}): HostPage {
  const id = `https://paper.example/${page}`;
  return {
    page,
    id,
    lang: 'vi',
    title: TITLE,
    published: '',
    author: '',
    ...more,
  };
}

const DAY = '2013-03-19';
const MINUTE = '2013-03-19T14:10:00+07:00';

export const hostPages: readonly HostPage[] = [
  vi('table-layout'),
  vi('webforms', { published: '19/03/2013 14:10:00' }),
  vi('px-everywhere'),
  vi('important-everywhere'),
  vi('sticky-header'),
  vi('flex-body'),
  vi('grid-body'),
  vi('overflow-hidden'),
  vi('transforms'),
  vi('columns'),
  vi('lazy-images'),
  vi('consent-wall', {
    except: { 'buttons met': 'The wall is in front of everything until the reader chooses.' },
  }),
  vi('consent-wall-unnamed'),
  vi('several-articles'),
  vi('endless-scroll'),
  vi('endless-scroll-second', {
    title: 'Hòa dưới mưa',
    published: '2013-03-20T08:00:00+07:00',
    author: 'Trung Kiên',
  }),
  vi('live-blog', {
    title: 'Trực tiếp: bão vào bờ',
    published: '2013-03-19T09:00:00+07:00',
    author: 'Hồng Hà, Trung Kiên',
  }),
  vi('rtl', {
    lang: 'ar',
    title: 'العبّارة الأخيرة على نهر ترا',
    published: '2013-03-19T14:10:00+03:00',
    author: 'هدى علي',
  }),
  vi('long-comments'),
  vi('long-comments-divs'),
  vi('teaser-list'),
  vi('related-inside'),
  vi('long-sidebar'),
  vi('paywall', { published: DAY, author: 'Hồng Hà' }),
  vi('quirks', { lang: '' }),
  vi('base-href', { id: 'https://static.paper.example/tin/base-href' }),
  vi('frozen-prototypes'),
  vi('old-polyfill', { published: MINUTE, author: 'Hồng Hà' }),
  vi('text-later'),
  vi('shadow-story'),
  vi('shadow-layout'),
  vi('microdata', { published: MINUTE, author: 'Hồng Hà' }),
  vi('json-ld-graph', { title: `${TITLE} & bến cũ`, published: MINUTE, author: 'Hồng Hà' }),
  vi('json-ld-broken', { published: MINUTE, author: 'Hồng Hà' }),
  vi('no-canonical', { id: undefined, query: '?utm_source=zalo&fbclid=x#end' }),
  vi('canonical-tracking', { id: 'https://paper.example/canonical-tracking?id=7' }),
  vi('canonical-home'),
  vi('canonical-broken'),
  vi('amp', { lang: 'en', title: 'The last ferry on the Tra river', author: 'Hong Ha' }),
  vi('print-variant'),
  vi('mobile-variant', { id: 'https://paper.example/mobile-variant?id=12' }),
  vi('lang-underscore', { lang: 'vi-VN' }),
  vi('lang-missing'),
  vi('lang-nested', { lang: 'en-GB', title: 'The last ferry on the Tra river' }),
  vi('fluid-text'),
  vi('rem-62'),
  vi('html-10px'),
  vi('dark-unsaid'),
  vi('inner-scroller'),
  vi('html-body-height'),
  vi('fixed-heights'),
  vi('wp-classic', { published: MINUTE, author: 'Hồng Hà' }),
  vi('wp-blocks'),
  vi('elementor'),
  vi('editor-wrapped'),
  vi('zero-font'),
  vi('print-hides-main'),
  vi('wrapped-by-teaser-page'),
  vi('split-story'),
  vi('hidden-copy'),
  vi('marked-up-words'),
  vi('short-news'),
  vi('vietnamese-byline', {
    published: 'Thứ ba, 19/03/2013, 14:10 (GMT+7)',
    author: 'Hồng Hà - Trung Kiên',
  }),
  vi('wide-table'),
  vi('embeds'),
  vi('author-box-long'),
  vi('br-only'),
  vi('brief'),
  vi('commentary'),
  vi('companion-columns'),
  vi('gallery'),
  vi('grid-areas', { author: 'Hồng Hà' }),
  vi('hashed-everything'),
  vi('headline-before-section'),
  vi('japanese', { lang: 'ja', title: '最後の渡し船' }),
  vi('listicle'),
  vi('live-entries', { published: '2013-03-19T20:00:00+07:00' }),
  vi('next-story-inline'),
  vi('portal-header-apart', {
    published: 'Thứ ba, 19/3/2013, 14:10 (GMT+7)',
    author: 'Hồng Hà',
  }),
  vi('promo-inside'),
  vi('questions'),
  vi('related-box-typed', { published: '19/03/2013 14:10 GMT+7' }),
  vi('rich-text-pieces'),
  vi('sapo-outside'),
  vi('schema-on-wrapper', { published: MINUTE, author: 'Hồng Hà' }),
  vi('section-front', { title: 'Thời sự' }),
  vi('text-blocks'),
  vi('theme-builder-blocks', { published: MINUTE }),
  vi('title-block-region'),
  vi('video'),
  vi('fixed-widths'),
  vi('wide-at-200'),
  vi('container-queries'),
  vi('zoom-hacks'),
  vi('full-bleed'),
  vi('bare-text'),
  vi('cut-boxes'),
];
