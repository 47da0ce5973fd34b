import { markArticle, scopesOf } from './mark-article.ts';
import { numberLinks } from './number-links.ts';
import { PageChanges } from './page-changes.ts';
import { paperFoot, paperHead, type PaperTexts } from './paper.ts';
import { standIns, untilDrawn, wakeImages } from './print-media.ts';
import { printSheet } from './print-sheet.ts';

/** Milliseconds that pictures are waited for: a browser lets a page print for a few seconds after a press. */
const PATIENCE = 4000;

export interface PrintOptions {
  article: Element;
  /** What stands on paper beside the text: `images`, `links`, `comments`. */
  show: ReadonlySet<string>;
  texts: PaperTexts;
}

/** One printing of an article in its place. Whatever it changes on the page it takes back. */
export class PrintJob {
  static #current: PrintJob | undefined;

  readonly #options: PrintOptions;
  readonly #changes = new PageChanges();
  #images: readonly HTMLImageElement[] = [];

  /** The printing under way, of whatever element of the page. */
  static get current(): PrintJob | undefined {
    return PrintJob.#current;
  }

  constructor(options: PrintOptions) {
    this.#options = options;
    PrintJob.#current = this;
  }

  /** Has the pictures loaded and waits for them, within bounds. */
  async prepare(): Promise<void> {
    this.#wake();
    await untilDrawn(this.#images, PATIENCE);
  }

  /** Makes the page ready for paper; on the screen nothing changes. Where that fails, nothing is left either. */
  apply(): void {
    try {
      this.#apply();
    } catch (error) {
      this.end();
      throw error;
    }
  }

  /** Leaves the page as it was. */
  end(): void {
    this.#changes.undo();
    if (PrintJob.#current === this) PrintJob.#current = undefined;
  }

  #apply(): void {
    const { article, show, texts } = this.#options;
    const changes = this.#changes;
    if (!this.#images.length) this.#wake();
    const beside = show.has('comments') ? [...document.querySelectorAll('news-comments')] : [];
    const head = paperHead(article, texts.language);
    const out = markArticle(article, beside, changes, { pictures: show.has('images') });
    const links = show.has('links') ? numberLinks(article, out, changes) : [];
    standIns(article, out, changes);
    if (head) changes.prepend(article, head);
    changes.append(article, paperFoot(article, links, texts));
    const size = new CSSStyleSheet();
    // Where the text of an ancestor is made to vanish, the article keeps its own size.
    size.replaceSync(
      `@media print{:is(#_#_,[data-news-print~=kept]){font-size:${getComputedStyle(article).fontSize}!important}}`,
    );
    for (const scope of scopesOf(article)) changes.adopt(scope, printSheet.styleSheet!, size);
  }

  #wake(): void {
    const { article, show } = this.#options;
    if (show.has('images')) this.#images = wakeImages(article, this.#changes);
  }
}
