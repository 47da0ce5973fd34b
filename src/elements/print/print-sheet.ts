import { css } from 'lit';

/**
 * Prints what is marked and nothing else. `:is(#_#_, …)` gives each rule the weight of two ids, so that the site's own
 * `!important` does not win. Marks: `way` around the article, `kept` the article, `open` what holds much of its text or
 * would cut it, `tall` what is lower than its text,
 * `out` what in it is not its text, `free` what must not stick to the page or lie over it, `woken` a picture that came later,
 * `paper` what stands on paper alone.
 */
export const printSheet = css`
  :is(#_#_, [data-news-print~='paper']) {
    display: none !important;
  }
  @media print {
    @page {
      margin: 16mm;
    }
    :is(#_#_, [data-news-print~='way'], [data-news-print~='kept'], [data-news-print~='open']) {
      display: block !important;
      float: none !important;
      width: auto !important;
      min-width: 0 !important;
      max-width: none !important;
      min-height: 0 !important;
      columns: auto !important;
      clip-path: none !important;
      mask: none !important;
      filter: none !important;
      page: auto !important;
    }
    :is(
      #_#_,
      [data-news-print~='way'],
      [data-news-print~='kept'],
      [data-news-print~='open'],
      [data-news-print~='tall']
    ) {
      height: auto !important;
      max-height: none !important;
      overflow: visible !important;
      contain: none !important;
    }
    :is(#_#_, [data-news-print~='way'], [data-news-print~='kept']) {
      margin: 0 !important;
      padding: 0 !important;
      border: 0 !important;
      background: none !important;
      box-shadow: none !important;
    }
    :is(#_#_, [data-news-print~='way']) {
      zoom: 1 !important;
    }
    :is(#_#_, [data-news-print~='way'], [data-news-print~='kept'], [data-news-print~='free']) {
      position: static !important;
      margin-inline: 0 !important;
      opacity: 1 !important;
      transform: none !important;
      perspective: none !important;
    }
    /* Apart: the build would make one transform of all four, and that is another thing than none. */
    :is(#_#_, [data-news-print]) {
      translate: none !important;
      scale: none !important;
      rotate: none !important;
    }
    :is(#_#_, :root) {
      color-scheme: only light !important;
      background: #fff !important;
    }
    :is(#_#_, [data-news-print~='way'])::before,
    :is(#_#_, [data-news-print~='way'])::after,
    :is(#_#_, [data-news-print~='way']) > :not([data-news-print], slot),
    :is(#_#_, [data-news-print~='out']) {
      content: none !important;
      display: none !important;
    }
    :is(#_#_, [data-news-print~='bare']) {
      font-size: 0 !important;
      line-height: 0 !important;
    }
    :is(#_#_, [data-news-print~='kept']),
    :is(#_#_, [data-news-print~='kept'] *) {
      min-width: 0 !important;
      max-width: 100% !important;
      min-height: 0 !important;
      visibility: visible !important;
      overflow-wrap: anywhere !important;
      color: #000 !important;
      -webkit-text-fill-color: currentcolor !important;
      background-color: transparent !important;
      text-shadow: none !important;
      mix-blend-mode: normal !important;
      animation: none !important;
      transition: none !important;
      content-visibility: visible !important;
    }
    :is(#_#_, [data-news-print~='kept'] a) {
      text-decoration: none !important;
    }
    :is(#_#_, [data-news-print~='kept'] a)::after {
      content: none !important;
    }
    :is(#_#_, [data-news-print~='kept'] a[data-news-note])::after {
      content: '\\a0[' attr(data-news-note) ']' !important;
      font-size: 0.65em !important;
      line-height: 0 !important;
      vertical-align: super !important;
    }
    :is(#_#_, [data-news-print~='kept'] :is(img, svg, canvas, video)) {
      max-width: 100% !important;
      max-height: 85vh !important;
      object-fit: contain;
    }
    :is(#_#_, [data-news-print~='kept'] img) {
      height: auto !important;
      opacity: 1 !important;
      filter: none !important;
    }
    :is(#_#_, [data-news-print~='woken']) {
      display: inline-block !important;
    }
    :is(#_#_, [data-news-print~='kept'] :is(table, tr, td, th)) {
      height: auto !important;
    }
    :is(#_#_, [data-news-print~='kept'] :is(col, td, th)) {
      width: auto !important;
      white-space: normal !important;
    }
    :is(#_#_, [data-news-print~='pictureless'] :is(img, picture, svg, canvas, figure, video)) {
      display: none !important;
    }
    :is(#_#_, [data-news-print~='kept'] :is(figure, img, svg, table, blockquote, pre, tr)) {
      break-inside: avoid;
    }
    :is(#_#_, [data-news-print~='kept'] :is(h1, h2, h3, h4, h5, h6)) {
      break-after: avoid;
    }
    :is(#_#_, [data-news-print~='kept'] :is(p, li)) {
      orphans: 3;
      widows: 3;
    }
    :is(#_#_, [data-news-print~='kept'] :is(pre, pre *)) {
      overflow: visible !important;
      white-space: pre-wrap !important;
    }
    :is(#_#_, [data-news-print~='kept'] details)::details-content {
      display: block !important;
      content-visibility: visible !important;
    }
    :is(#_#_, [data-news-print~='paper'], [data-news-print~='paper'] *) {
      display: block !important;
      position: static !important;
      float: none !important;
      width: auto !important;
    }
    :is(#_#_, [data-news-print~='paper'] > b) {
      margin-block-end: 0.75em !important;
      padding-block-end: 0.35em !important;
      border-block-end: 1px solid #000 !important;
      font-size: 1.125em !important;
    }
    :is(#_#_, [data-news-print~='foot']) {
      margin-block-start: 2em !important;
      padding-block-start: 0.75em !important;
      border-block-start: 1px solid #999 !important;
      font-size: 0.8125em !important;
    }
    :is(#_#_, [data-news-print~='foot'] p) {
      margin: 0.25em 0 !important;
      text-indent: 0 !important;
    }
  }
`;
