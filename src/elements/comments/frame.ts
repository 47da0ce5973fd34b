import { CHEVRON_DOWN } from '../../core/chevron.ts';
import type { CommentStore } from './comment-store.ts';
import { make, Nodes, put, say, set, sign } from './make.ts';
import type { OpenThread } from './thread.ts';
import type { Texts } from './thread/thread-view.ts';

/** What stands around the comments: heading, order, and lines in place of something. */
export class Frame {
  readonly #nodes = new Nodes();

  /** The heading of a level with the number of comments, and the order where it can be chosen. */
  head(
    level: number,
    thread: OpenThread | undefined,
    texts: Texts,
    onSort: (sort: string) => void,
  ): HTMLElement {
    const { text, number } = texts;
    const name = `h${level >= 1 && level <= 6 ? Math.floor(level) : 2}` as 'h2';
    const heading = this.#nodes.of(name, () =>
      make(name, { part: 'section-heading', tabindex: '-1' }, '', make('span', { part: 'total' })),
    );
    say(heading.firstChild!, `${text('title')} `);
    say(heading.lastChild!, thread ? `(${number(thread.store.total)})` : '');
    const head = this.#nodes.of('head', () => make('div', { part: 'head' }));
    put(head, [heading, thread && this.#order(thread, texts, onSort)]);
    return head;
  }

  #order(
    { can, sort, store }: OpenThread,
    { text }: Texts,
    onSort: (sort: string) => void,
  ): HTMLElement | undefined {
    const { sorts } = can;
    if (sorts.length < 2 || !store.roots.length) return undefined;
    const select = this.#nodes.of('sort', () => {
      const made = make('select', { part: 'sort' });
      made.addEventListener('change', () => onSort(made.value));
      return made;
    });
    set(select, 'aria-label', text('sortBy'));
    select.length = sorts.length;
    for (const [at, each] of sorts.entries()) {
      const option = select.options[at]!;
      option.value = each;
      option.text = text(each);
    }
    if (sort) select.value = sort;
    return this.#nodes.of('order', () =>
      make('span', { class: 'sort' }, select, sign(CHEVRON_DOWN)),
    );
  }

  /** One line in place of something, of this name. */
  line(name: string, text: string): HTMLElement {
    const line = this.#nodes.of(name, () => make('p', { part: 'hint', class: 'below' }));
    say(line, text);
    return line;
  }

  /** That the thread did not load, with the button to try again inside the sentence. */
  failure({ text }: Texts, onRetry: () => void): HTMLElement {
    const [before = '', after = ''] = text('failed', { retry: '\0' }).split('\0');
    const retry = this.#nodes.of('retry', () => {
      const made = make('button', { class: 'link', type: 'button' });
      made.addEventListener('click', onRetry);
      return made;
    });
    say(retry, text('retry'));
    const sentence = this.#nodes.of('sentence', () => make('p', {}, '', retry, ''));
    say(sentence.firstChild!, before);
    say(sentence.lastChild!, after);
    return this.#nodes.of('failure', () =>
      make('div', { part: 'notice', class: 'bad below' }, sentence),
    );
  }

  /** What stands there until the thread does: what the page carries, where it may be shown, else the shape of comments to come. */
  fallback(
    host: Element,
    loading: boolean,
    shown: boolean,
    { text }: Texts,
  ): HTMLElement | undefined {
    if (shown && (!loading || host.childElementCount || host.textContent.trim())) {
      return this.#nodes.of('slot', () => make('slot', {}));
    }
    if (!loading) return undefined;
    return this.#nodes.of('wait', () =>
      make(
        'div',
        { class: 'skeletons', 'aria-busy': 'true' },
        make('span', { class: 'unseen' }, text('loading')),
      ),
    );
  }

  /** The button that reads on at one end, where there is more. */
  more(
    store: CommentStore,
    end: 'next' | 'previous',
    { text }: Texts,
  ): (HTMLElement | undefined)[] {
    if (store[end] === null) return [];
    const busy = store.busy === end;
    const words = end === 'next' ? text('more', { n: store.upcoming }) : text('earlier');
    return [
      this.#nodes.button(end, 'button more', busy, busy ? text('loadingMore') : words),
      this.#nodes.problem(`${end} failed`, store.failed === end && text('loadFailed')),
    ];
  }
}
