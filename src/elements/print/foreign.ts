import { articleId } from '../../page/article-id.ts';
import { surrounds } from '../../page/text-density.ts';

/** What is no text of an article, wherever it stands. A button around a picture is the picture. */
const OUT =
  'aside, nav, form, button:not(:has(img)), input, select, textarea, dialog, menu, audio, video:not([loop]), iframe, object, embed';

/** What stands around articles on other pages but belongs to paper here. */
const IN =
  'footer, [class*="footer" i], svg, canvas, video, style, script, template, noscript, [aria-hidden], news-dateline';

/** Names of what does nothing on paper. */
const NAMED =
  /(?<![a-z])(ads?|adv|adsense|adsbygoogle|dfp|gpt|outbrain|taboola|tool(s|bar|box)?|tags?|keywords|topics|pagination|pager|rating|votes?|poll|login|newsletter|follow|feedback|bookmark|tooltip|popup|modal|lightbox|sr-only|visually-?hidden|screen-reader(-text)?|no-?print|hidden-print|d-print-none|print-?(hide|hidden|none|button|btn|link|icon)|hide-?((on|for|in)-?)?print)(?![a-z])/i;

/** Addresses that hand a page on. */
const SHARE = /^(whatsapp|viber|tg|fb-messenger|sms):|^mailto:\?/;

const PICTURE = /\.(jpe?g|png|webp|avif|gif)$/i;

/** Letters of a link that stands alone and is none to a section or an author. */
const TEASER = 24;

/** What shows something without text. */
const SHOWS = 'img, svg, canvas, video, iframe, object, embed, audio, math, hr';

/** Tells what in an article is not its text. */
export class Foreign {
  /** Length of a text that is too long to be thrown away for a name. */
  readonly #long: number;
  readonly #site: string;
  readonly #path: string;

  constructor(article: HTMLElement) {
    this.#long = article.innerText.length / 4;
    const { hostname, pathname } = new URL(articleId(article.ownerDocument));
    this.#site = hostname;
    this.#path = pathname;
  }

  /** Whether an element holds so much of the article that it is no trimming. */
  isMain(element: Element): boolean {
    return element.textContent.length > this.#long;
  }

  /** Whether an element, drawn as `style` says, stays off the paper. */
  has(element: Element, style: CSSStyleDeclaration): boolean {
    if (style.display === 'none')
      return !element.matches('script, style, template, [class*="lazy"]');
    if (element.matches('[data-news-noprint]')) return true;
    if (surrounds(element)) return !element.matches(IN);
    const isOut =
      element.matches(OUT) ||
      NAMED.test(`${element.id} ${element.getAttribute('class') ?? ''}`) ||
      style.position === 'fixed' ||
      parseFloat(style.textIndent) < -500 ||
      (element instanceof HTMLElement && (isUnseen(element, style) || isEmpty(element))) ||
      this.#isListOfLinks(element);
    return isOut && !this.isMain(element);
  }

  /** Tags, teasers, buttons for sharing: nothing but links. A heading is none, nor is a row of pictures. */
  #isListOfLinks(element: Element): boolean {
    if (!element.matches('ul, ol, dl, p, div, section, span, li, a')) return false;
    const links =
      element instanceof HTMLAnchorElement ? [element] : [...element.querySelectorAll('a')];
    let shares = 0;
    let others = 0;
    let length = 0;
    for (const link of links) {
      const { hash, hostname, href, pathname, search } = link;
      const isShare =
        SHARE.test(href) || (hostname !== this.#site && (search + hash).includes(this.#site));
      if (isShare) shares++;
      else if (!href || (hash && !search) || PICTURE.test(pathname) || pathname === this.#path)
        continue;
      else others++;
      length += bare(link).length;
    }
    const isTeaser = others && length > TEASER && !element.matches('a, span, :has(h1)');
    if (!shares && !isTeaser && others < 3) return false;
    return length >= bare(element).length * 0.8;
  }
}

/** Text for screen readers alone, and what waits for the pointer. */
function isUnseen(element: HTMLElement, style: CSSStyleDeclaration): boolean {
  if (style.position !== 'absolute' || element.querySelector('img')) return false;
  const { offsetWidth, offsetHeight, offsetLeft } = element;
  return (
    style.visibility === 'hidden' ||
    style.opacity === '0' ||
    Math.min(offsetWidth, offsetHeight) < 3 ||
    offsetLeft < -500
  );
}

/** Room that is kept for an advertisement, a bullet that was an icon's. */
function isEmpty(element: HTMLElement): boolean {
  return (
    (element.offsetHeight > 40 || element.localName === 'li') &&
    !bare(element) &&
    !element.matches(SHOWS) &&
    ![...element.querySelectorAll('*'), element].some(
      (each) => each.shadowRoot || each.matches(SHOWS),
    )
  );
}

function bare({ textContent }: Element): string {
  return textContent.replace(/\s/g, '');
}
