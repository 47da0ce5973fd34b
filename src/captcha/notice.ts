import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { ALERT } from '../core/signs.ts';
import type { CaptchaHost } from './provider.ts';

/**
 * Says what failed, with the ways to go on.
 * @param other - Goes on with a picture instead, where that is a way.
 */
export function renderNotice(host: CaptchaHost, words: string, other?: () => void): TemplateResult {
  const { disabled } = host.settings();
  const button = (name: string, action: () => void) =>
    html`<button class="link" type="button" ?disabled=${disabled} @click=${action}>
      ${name}
    </button>`;
  return html`<div part="notice" class="bad">
    ${icon(ALERT)}
    <p>
      ${words} ${button(host.text('retry'), host.again)}
      ${other ? html`· ${button(host.text('usePicture'), other)}` : nothing}
    </p>
  </div>`;
}
