import { css } from 'lit';
import { markArticle, scopesOf } from './mark-article.ts';
import { isInside, numberLinks } from './number-links.ts';
import { PageChanges } from './page-changes.ts';
import { paperFoot, paperHead, type PaperTexts } from './paper.ts';
import { untilDrawn, wakeImages } from './print-images.ts';
import { printSheet } from './print-sheet.ts';
import { standIns } from './stand-ins.ts';

/** Milliseconds that pictures are waited for: a browser lets a page print for a few seconds after a press. */
const PATIENCE = 4000;

/** Ink for what the print sheet does not reach: the insides of the page's own elements. */
const inkSheet = css`
  @media print {
    :is(#_#_, *) {
      color: #000 !important;
      background-color: transparent !important;
      content-visibility: visible !important;
    }
  }
`;

export interface PrintOptions {
  article: HTMLElement;
  /** What stands on paper beside the text: `images`, `links`, `comments`. */
  show: ReadonlySet<string>;
  texts: PaperTexts;
}

/** One printing of an article in its place. Whatever it changes on the page it takes back. */
export class PrintJob {
  static #current: PrintJob | undefined;

  readonly #options: PrintOptions;
  readonly #changes = new PageChanges();
  #images: readonly HTMLImageElement[] | undefined;
  #stage: 'waiting' | 'applied' | 'ended' = 'waiting';

  /** The printing under way, of whatever element of the page. */
  static get current(): PrintJob | undefined {
    return PrintJob.#current;
  }

  constructor(options: PrintOptions) {
    this.#options = options;
    PrintJob.#current = this;
  }

  get article(): Element {
    return this.#options.article;
  }

  /** `waiting` for its pictures, `applied` to the page, `ended`. */
  get stage(): 'waiting' | 'applied' | 'ended' {
    return this.#stage;
  }

  /** Has the pictures loaded and waits for them, within bounds. */
  async prepare(): Promise<void> {
    const { article, show } = this.#options;
    this.#wake();
    const stills = show.has('images') ? [...standIns(article).values()].flat() : [];
    const more = stills.filter((still) => still instanceof HTMLImageElement);
    await untilDrawn([...(this.#images ?? []), ...more], PATIENCE);
  }

  /** Makes the page ready for paper; on the screen nothing changes. Where that fails, nothing is left either. */
  apply(): void {
    this.#stage = 'applied';
    try {
      this.#apply();
    } catch (error) {
      this.end();
      throw error;
    }
  }

  /** Leaves the page as it was. */
  end(): void {
    this.#stage = 'ended';
    this.#changes.undo();
    if (PrintJob.#current === this) PrintJob.#current = undefined;
  }

  #apply(): void {
    const { article, show, texts } = this.#options;
    const changes = this.#changes;
    this.#wake();
    const beside = show.has('comments') ? [...document.querySelectorAll('news-comments')] : [];
    const stands = standIns(article);
    const { out, roots } = markArticle(article, beside, changes, {
      pictures: show.has('images'),
      stands: (element) => stands.has(element),
    });
    const head = paperHead(article, out, texts.language);
    const links = show.has('links') ? numberLinks(article, out, changes) : [];
    for (const [element, parts] of stands) {
      if (isInside(element.parentElement!, out, article)) continue;
      changes.after(element, ...parts);
    }
    if (head) changes.prepend(article, head);
    changes.append(article, paperFoot(article, links, texts));
    const size = ownSize(article);
    for (const scope of scopesOf(article)) changes.adopt(scope, printSheet.styleSheet!, size);
    for (const root of roots) changes.adopt(root, inkSheet.styleSheet!);
  }

  #wake(): void {
    const { article, show } = this.#options;
    if (show.has('images')) this.#images ??= wakeImages(article, this.#changes);
  }
}

/** Where the text of an ancestor is made to vanish, the article keeps its own size. */
function ownSize(article: Element): CSSStyleSheet {
  const { fontSize, lineHeight } = getComputedStyle(article);
  const lines = parseFloat(lineHeight) / parseFloat(fontSize) || 'normal';
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `@media print{:is(#_#_,[data-news-print~=kept]){font-size:${fontSize}!important;line-height:${lines}!important}}`,
  );
  return sheet;
}
