import { html, nothing, type TemplateResult } from 'lit';
import { shortDate } from '../../core/short-date.ts';
import { webAddress } from '../../core/web-address.ts';
import type { SlottedLink } from './slotted-links.ts';

/** How the items of a list are shown. */
export interface ItemView {
  /** What stands with each title: `date`, `image`, `summary`. */
  shows: ReadonlySet<string>;
  language: string;
  /** Addresses of pictures that could not be loaded. */
  broken: ReadonlySet<string>;
  onBroken: (image: string) => void;
}

/** An article of the list. */
export function renderItem(item: SlottedLink, view: ItemView): TemplateResult {
  const { url, title, published = '', summary, lang, rel } = item;
  const date = view.shows.has('date') ? shortDate(published, view.language) : '';
  return html`<li part="item">
    ${renderImage(item, view)}
    <div class="words">
      <a part="link" href=${url} rel=${rel ?? nothing} lang=${lang ?? nothing} dir="auto"
        >${title}</a
      >
      ${date ? html`<time part="date" datetime=${published}>${date}</time>` : nothing}
      ${
        summary && view.shows.has('summary')
          ? html`<p part="summary" lang=${lang ?? nothing} dir="auto">${summary}</p>`
          : nothing
      }
    </div>
  </li>`;
}

/** The place of an article that is being loaded, in its final size. */
export function renderSkeleton({ shows }: ItemView): TemplateResult {
  return html`<li part="item" aria-hidden="true">
    ${shows.has('image') ? html`<span part="image"></span>` : nothing}
    <div class="words">
      <span class="skeleton"></span>
      ${shows.has('date') ? html`<span class="skeleton"></span>` : nothing}
    </div>
  </li>`;
}

function renderImage(
  { image }: SlottedLink,
  { shows, broken, onBroken }: ItemView,
): TemplateResult | typeof nothing {
  if (!image || !shows.has('image') || !webAddress(image, document.baseURI)) return nothing;
  // The place stays when the picture does not come: nothing around it moves.
  if (broken.has(image)) return html`<span part="image"></span>`;
  return html`<img
    part="image"
    src=${image}
    alt=""
    width="600"
    height="400"
    loading="lazy"
    decoding="async"
    referrerpolicy="no-referrer"
    @error=${() => onBroken(image)}
  />`;
}
