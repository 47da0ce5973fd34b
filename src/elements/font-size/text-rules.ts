/** Marks a scaled article; there only while the size is not the site's own. */
export const MARK = 'data-news-text-size';

/** Marks boxes of a scaled article that would not fit: what is done to each, as a list of words. */
export const FIT = 'data-news-text-fit';

/** What must keep its size: media, and our own controls. */
export const KEPT = `:is(img, picture, video, audio, iframe, embed, object, canvas, svg, [data-news-keep],
  news-font-size, news-print, news-related, news-comments, news-comment-count, news-captcha, news-rss, news-to-top)`;

/**
 * The style sheet of a scaled article. Important, because old pages say `zoom: 1` to make old browsers contain floats.
 * @param mark - The value of `MARK` that the article has.
 * @param whole - Text stands in the article itself: there is no child to zoom, so it is zoomed as a whole.
 */
export function textRules(mark: string, zoom: number, whole: boolean): string {
  const root = `[${MARK}="${mark}"]`;
  const box = `[${FIT}~='box']`;
  const child = whole ? '' : `${root} > `;
  const rule = (selector: string, factor: number) => `${selector} { zoom: ${factor} !important; }`;
  return `
${whole ? root : `${child}:not(${KEPT})`} { zoom: ${zoom} !important; overflow-wrap: break-word; }
${rule(whole ? `${root} ${KEPT}` : `${child}* ${KEPT}`, 1 / zoom)}
${rule(`${root} ${box}`, 1 / zoom)}
${rule(`${root} ${box} > :not(${KEPT}, ${box})`, zoom)}
${rule(`${root} ${box} > :is(${box}, ${KEPT}), ${whole ? '' : `${child}${box}, `}${root} ${KEPT} ${KEPT}`, 1)}
${rule(`[${MARK}] [${MARK}], [${MARK}] [${MARK}] > *`, 1)}
@media screen {
  [${FIT}~='wide'] { overflow-x: auto !important; }
  table[${FIT}~='wide'] { display: block !important; }
}`;
}
