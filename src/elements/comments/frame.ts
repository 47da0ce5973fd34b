import { html, nothing, render, type TemplateResult } from 'lit';
import { ALERT, CHEVRON_DOWN, icon } from '../../core/icon.ts';
import type { CommentStore, Entry } from './comment-store.ts';
import type { Gestures } from './gestures.ts';
import type { OpenThread } from './thread.ts';
import { commentList } from './thread/comment-template.ts';
import { dateText } from './thread/moment.ts';
import type { ReadingPlace } from './thread/reading-place.ts';
import type { ThreadView } from './thread/thread-view.ts';

/** Words and numbers in the reader's language. */
export type Texts = Pick<ThreadView, 'text' | 'number' | 'language'>;

const LOCK =
  'M5 12.5a1.5 1.5 0 0 1 1.5-1.5h11a1.5 1.5 0 0 1 1.5 1.5v6.5a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 19zM8 11V8a4 4 0 0 1 8 0v3';

/** A heading of a level, kept as long as the level is. */
export class Heading {
  #element: HTMLHeadingElement | undefined;

  /** The heading with its words and number. */
  draw(level: number, total: number | undefined, { text, number }: Texts): HTMLHeadingElement {
    const name = `h${level >= 1 && level <= 6 ? Math.floor(level) : 2}`;
    if (this.#element?.localName !== name) {
      this.#element = document.createElement(name) as HTMLHeadingElement;
      this.#element.part.add('section-heading');
      this.#element.tabIndex = -1;
    }
    const count = total === undefined ? '' : html` <span part="total">(${number(total)})</span>`;
    render(html`${text('title')}${count}`, this.#element);
    return this.#element;
  }
}

/** The choice of order, where there is one. */
function sortChoice(
  { can, sort, store }: OpenThread,
  { text }: Texts,
  onChange: (event: Event) => void,
): TemplateResult | typeof nothing {
  if (can.sorts.length < 2 || !store.roots.length) return nothing;
  return html`<span class="sort">
    <select part="sort" aria-label=${text('sortBy')} @change=${onChange}>
      ${can.sorts.map(
        (each) => html`<option value=${each} .selected=${each === sort}>${text(each)}</option>`,
      )}
    </select>
    ${icon(CHEVRON_DOWN)}
  </span>`;
}

/** Heading and order. */
export function head(
  heading: Element,
  thread: OpenThread | undefined,
  texts: Texts,
  onSort: (event: Event) => void,
): TemplateResult {
  const order = thread ? sortChoice(thread, texts, onSort) : nothing;
  return html`<div part="head">${heading} ${order}</div>`;
}

/** The form for the article, and those for comments that are not in the list. */
export function forms(gestures: Gestures | undefined): unknown {
  return [gestures?.form.element, gestures?.participation?.writing.strays];
}

/** The label of the form for the article, or for an answer. */
export function formLabel(answered: Entry | undefined, { text }: Texts): string {
  if (!answered) return text('write');
  return text('replyTo', { name: answered.comment?.author.name ?? '' });
}

/** One line in place of something. */
export function line(text: string): TemplateResult {
  return html`<p part="hint" class="below">${text}</p>`;
}

/** That the thread did not load, with the button to try again inside the sentence. */
export function failure({ text }: Texts, onRetry: () => void): TemplateResult {
  const [before, after] = text('failed', { retry: '\0' }).split('\0');
  return html`<div part="notice" class="bad below">
    ${icon(ALERT)}
    <p>
      ${before}<button class="link" type="button" @click=${onRetry}>${text('retry')}</button
      >${after}
    </p>
  </div>`;
}

/** That no comments are taken any more. */
export function closedNotice({ text, language }: Texts, since: number | undefined): TemplateResult {
  const said =
    since === undefined ? text('closed') : text('closedOn', { date: dateText(since, language) });
  return html`<div part="notice" class="below">
    ${icon(LOCK)}
    <p>${said}</p>
  </div>`;
}

/** What stands there until the thread does: the page's own content, else the shape of comments to come. */
export function fallback(host: Element, loading: boolean, { text }: Texts): TemplateResult {
  if (!loading || host.childElementCount || host.textContent.trim()) return html`<slot></slot>`;
  return html`<div class="skeletons" aria-busy="true">
    <span class="unseen">${text('loading')}</span>
    ${[1, 2, 3].map(
      () =>
        html`<div part="comment" aria-hidden="true">
          <span class="skeleton"></span><span class="skeleton"></span><span class="skeleton"></span>
        </div>`,
    )}
  </div>`;
}

/** The comments, as many as are drawn by now, and the ways on at both ends. */
export function threadList(
  store: CommentStore,
  view: ThreadView,
  place: ReadingPlace,
  busy: boolean,
): TemplateResult {
  const all = place.drawn >= store.roots.length;
  return html`${store.previous === null ? nothing : more(store, 'previous', view.text('earlier'), view)}
    <ol part="thread" aria-busy=${busy}>
      ${commentList(place.shown, view)}
    </ol>
    ${
      store.next === null || !all
        ? nothing
        : more(store, 'next', view.text('more', { n: store.upcoming }), view)
    }`;
}

function more(
  store: CommentStore,
  end: 'next' | 'previous',
  words: string,
  { text }: ThreadView,
): TemplateResult {
  const busy = store.busy === end;
  return html`<button part="plain more" type="button" data-do=${end} aria-disabled=${busy}>
      ${busy ? html`<span class="spinner"></span>${text('loadingMore')}` : words}
    </button>
    ${store.failed === end ? html`<p part="problem" role="alert">${text('loadFailed')}</p>` : nothing}`;
}
