import type { Page } from 'puppeteer-core';

/** Name of what has the focus, as a screen reader would say it; through open shadow roots. */
export function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element) return '';
    const labels = [...((element as HTMLInputElement).labels ?? [])];
    const label = labels.map(({ textContent }) => textContent).join(' ');
    const name = element.getAttribute('aria-label') || label || element.textContent;
    return name.replace(/\s+/g, ' ').trim();
  });
}

/** Presses Tab until something of this name has the focus. Throws with the names passed when it never has. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let press = 0; press < 120; press++) {
    await page.keyboard.press('Tab');
    const focused = await focusedName(page);
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
    passed.push(focused.slice(0, 40));
  }
  throw new Error(`Tab never comes to ${String(name)}; it came past: ${passed.join(' | ')}`);
}
