import { html, render, type TemplateResult } from 'lit';
import type { ReportReason } from '../../../backends/contract.ts';
import type { CommentingTexts } from '../commenting-texts.ts';
import { make } from '../make.ts';

const REASONS: readonly ReportReason[] = ['abusive', 'spam', 'false', 'other'];

export interface ActionsMenuOptions {
  texts: CommentingTexts;
  /** Whether the comment can be reported. */
  reports: boolean;
  /** Name of the author whose comments can be hidden. */
  hides: string | undefined;
  copy: () => Promise<boolean>;
  hide: () => void;
  report: (reason: ReportReason) => void;
  /** Takes the menu away; with `focus` where the reader goes back to its button. */
  close: (focus: boolean) => void;
}

/** The list of further actions at a comment: arrows, Home, End, Escape and Tab as in any menu. */
export function actionsMenu(options: ActionsMenuOptions): HTMLElement {
  const { texts, close, copy } = options;
  const menu = make('ul', { part: 'menu', role: 'menu', 'aria-label': texts('report') });
  let copied: boolean | undefined;
  const draw = () => render(template(options, copied, onCopy), menu);
  const onCopy = async () => {
    copied = await copy();
    draw();
  };
  draw();
  menu.addEventListener('keydown', (event) => onKey(event, menu, close));
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (!menu.contains(relatedTarget as Node | null)) close(false);
  });
  requestAnimationFrame(() => menu.querySelector('button')?.focus());
  return menu;
}

function template(
  { texts, reports, report, hides, hide, close }: ActionsMenuOptions,
  copied: boolean | undefined,
  onCopy: () => Promise<void>,
): TemplateResult {
  const said = copied === undefined ? 'copyLink' : copied ? 'copied' : 'copyFailed';
  return html`<li role="none">
      <button part="item" role="menuitem" type="button" tabindex="-1" @click=${onCopy}>
        ${texts(said)}
      </button>
    </li>
    ${
      hides
        ? html`<li role="none">
            <button
              part="item"
              role="menuitem"
              type="button"
              tabindex="-1"
              @click=${() => {
                close(false);
                hide();
              }}
            >
              ${texts('hide', { name: hides })}
            </button>
          </li>`
        : ''
    }
    ${
      reports
        ? html`<li role="separator"><hr /></li>
            <li role="none" class="caption">${texts('report')}</li>
            ${REASONS.map(
              (reason) =>
                html`<li role="none">
                  <button
                    part="item"
                    role="menuitem"
                    type="button"
                    tabindex="-1"
                    aria-label=${`${texts('report')}: ${texts(reason)}`}
                    @click=${() => {
                      close(true);
                      report(reason);
                    }}
                  >
                    ${texts(reason)}
                  </button>
                </li>`,
            )}`
        : ''
    }`;
}

function onKey(event: KeyboardEvent, menu: HTMLElement, close: (focus: boolean) => void): void {
  const items = [...menu.querySelectorAll('button')];
  const at = items.indexOf((menu.getRootNode() as ShadowRoot).activeElement as HTMLButtonElement);
  const to: Record<string, number> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  const next = items[to[event.key] ?? -1];
  if (next) next.focus();
  else if (event.key === 'Escape' || event.key === 'Tab') close(true);
  else return;
  if (event.key !== 'Tab') {
    event.preventDefault();
    event.stopPropagation();
  }
}
