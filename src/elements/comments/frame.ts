import { html, nothing, type TemplateResult } from 'lit';
import { CHEVRON_DOWN, icon } from '../../core/icon.ts';
import { ALERT } from '../../core/signs.ts';
import type { CommentStore } from './comment-store.ts';
import type { OpenThread } from './thread.ts';
import type { Texts } from './thread/thread-view.ts';

/** A heading of a level with the number of comments; `before` is the one that stood there. */
export function headingOf(
  before: HTMLElement | undefined,
  level: number,
  total: number | undefined,
  { text, number }: Texts,
): HTMLElement {
  const name = `h${level >= 1 && level <= 6 ? Math.floor(level) : 2}`;
  const heading = before?.localName === name ? before : document.createElement(name);
  heading.part.add('section-heading');
  heading.tabIndex = -1;
  heading.textContent = `${text('title')} `;
  if (total !== undefined) {
    const count = document.createElement('span');
    count.part.add('total');
    count.textContent = `(${number(total)})`;
    heading.append(count);
  }
  return heading;
}

/** The choice of order, where there is one. */
export function sortChoice(
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

/** What stands there until the thread does: the page's own content, else the shape of comments to come. */
export function fallback(host: Element, loading: boolean, { text }: Texts): TemplateResult {
  if (!loading || host.childElementCount || host.textContent.trim()) return html`<slot></slot>`;
  return html`<div class="skeletons" aria-busy="true">
    <span class="unseen">${text('loading')}</span>
  </div>`;
}

/** The button that reads on at one end, where there is more. */
export function more(
  store: CommentStore,
  end: 'next' | 'previous',
  { text }: Texts,
): TemplateResult | typeof nothing {
  if (store[end] === null) return nothing;
  const busy = store.busy === end;
  const words = end === 'next' ? text('more', { n: store.upcoming }) : text('earlier');
  return html`<button part="button more" type="button" data-do=${end} aria-disabled=${busy}>
      ${busy ? waiting(text('loadingMore')) : words}
    </button>
    ${store.failed === end ? failed(text('loadFailed')) : nothing}`;
}

/** That something is on its way. */
export function waiting(text: string): TemplateResult {
  return html`<span class="spinner"></span>${text}`;
}

/** That something wanted of the thread did not happen. */
export function failed(text: string): TemplateResult {
  return html`<p part="problem" role="alert">${text}</p>`;
}
