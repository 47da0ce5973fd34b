import type { DoctorMessages } from '../locales/messages.ts';
import type { Chapter } from './finding.ts';
import { panelStyles } from './panel.styles.ts';

const SIGNS = { good: '✓', wrong: '✗', note: '·' } as const;

/** The doctor's panel. Plain DOM: it must work where Lit may not. */
export class DoctorPanel {
  readonly #texts: DoctorMessages;
  readonly #examine: () => Promise<Chapter[]>;
  readonly #host = document.createElement('div');
  readonly #body = document.createElement('div');
  readonly #said = document.createElement('p');
  readonly #title = document.createElement('h2');
  readonly #before = document.activeElement;

  /**
   * @param language - Of the texts.
   * @param examine - Looks at the page; called again when the reader asks.
   */
  constructor(texts: DoctorMessages, language: string, examine: () => Promise<Chapter[]>) {
    this.#texts = texts;
    this.#examine = examine;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(panelStyles);
    const root = this.#host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    const section = document.createElement('section');
    section.lang = language;
    section.dir = language === 'ar' ? 'rtl' : 'ltr';
    section.setAttribute('aria-labelledby', 'title');
    this.#title.id = 'title';
    this.#title.tabIndex = -1;
    this.#title.textContent = texts.title;
    this.#said.setAttribute('role', 'status');
    const bar = document.createElement('div');
    bar.className = 'bar';
    bar.append(
      this.#button(texts.again, () => void this.#look()),
      this.#button(texts.copy, () => void this.#copy()),
      this.#button(texts.close, () => this.close()),
    );
    section.append(this.#title, bar, this.#said, this.#body);
    section.addEventListener('keydown', ({ key }) => key === 'Escape' && this.close());
    root.append(section);
  }

  /** Puts the panel on the page, with the focus on its title, and what was found into it. */
  async show(): Promise<void> {
    document.body.append(this.#host);
    this.#title.focus();
    await this.#look();
  }

  /** Takes the panel away; the focus goes back to where it was. */
  close(): void {
    this.#host.remove();
    if (this.#before instanceof HTMLElement) this.#before.focus();
  }

  async #look(): Promise<void> {
    this.#say(this.#texts.looking);
    const chapters = await this.#examine();
    this.#body.replaceChildren(...chapters.map((chapter) => this.#chapter(chapter)));
    const wrong = chapters.flatMap(({ findings }) =>
      findings.filter(({ state }) => state === 'wrong'),
    );
    this.#say(
      wrong.length ? this.#texts.wrongs.replace('{n}', String(wrong.length)) : this.#texts.allGood,
    );
  }

  #chapter({ subject, findings }: Chapter): HTMLElement {
    const part = document.createElement('section');
    const title = document.createElement('h3');
    const name = document.createElement('bdi');
    if (/^[<\w:/.]/.test(subject)) name.dir = 'ltr';
    name.textContent = subject;
    title.append(name);
    const list = document.createElement('ul');
    for (const { state, text, slots } of findings) {
      const item = document.createElement('li');
      item.className = state;
      const sign = document.createElement('span');
      sign.textContent = `${SIGNS[state]} `;
      sign.setAttribute('aria-hidden', String(state === 'note'));
      item.append(sign, ...this.#fill(text, slots ?? {}));
      list.append(item);
    }
    part.append(title, list);
    return part;
  }

  async #copy(): Promise<void> {
    const lines = [...this.#body.querySelectorAll('h3, li')].map(({ localName, textContent }) =>
      localName === 'h3' ? `\n${textContent}` : textContent,
    );
    const text = [location.href, navigator.userAgent, ...lines].join('\n');
    try {
      await navigator.clipboard.writeText(text);
      this.#say(this.#texts.copied);
    } catch {
      getSelection()?.selectAllChildren(this.#body);
      this.#say(this.#texts.copyFailed);
    }
  }

  #say(text: string): void {
    this.#said.textContent = text;
  }

  /** Markup and addresses run from left to right in every language. */
  #fill(key: keyof DoctorMessages, slots: Record<string, string>): (string | HTMLElement)[] {
    return this.#texts[key].split(/(\{\w+\})/).map((part) => {
      const value = slots[part.slice(1, -1)];
      if (!part.startsWith('{') || value === undefined) return part;
      const isolated = document.createElement('bdi');
      isolated.dir = 'ltr';
      isolated.textContent = value;
      return isolated;
    });
  }

  #button(text: string, press: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.addEventListener('click', press);
    return button;
  }
}
