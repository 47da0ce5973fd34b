import type { NewsComments } from '../../src/elements/comments/news-comments.ts';
import { expect, waitUntil } from '../suites/fixture.ts';
import { allByRole, byRole, nameOf, textOf } from '../suites/queries.ts';
import { MemoryBackend, problem } from './comments/memory-backend.ts';
import {
  commentWith,
  field,
  press,
  says,
  threadOf,
  type,
  unheard,
} from './comments/thread-page.ts';

const LABEL = 'Comment on this article';

describe('<news-comments> as a field for text', () => {
  let hear: () => void;
  beforeEach(() => {
    localStorage.clear();
    hear = unheard();
  });
  afterEach(() => hear());

  async function written(text: string, backend = new MemoryBackend()): Promise<NewsComments> {
    const element = await threadOf(backend);
    type(field(element, LABEL), text);
    await waitUntil(() => allByRole(element, 'toolbar').length === 1, 'no toolbar', {
      timeout: 5_000,
    });
    return element;
  }

  function key(target: Element, key: string, more: KeyboardEventInit = {}): boolean {
    const init = { key, bubbles: true, composed: true, cancelable: true, ...more };
    return target.dispatchEvent(new KeyboardEvent('keydown', init));
  }

  it('gives the selected words a form, by button and by key', async () => {
    const element = await written('a word here');
    const text = field(element, LABEL);
    text.setSelectionRange(2, 6);
    press(element, 'Bold');
    expect(text.value).to.equal('a **word** here');
    expect(element.shadowRoot!.activeElement).to.equal(text);
    expect(key(text, 'i', { ctrlKey: true })).to.equal(false);
    expect(text.value).to.equal('a ***word*** here');
    key(text, 'i', { metaKey: true });
    expect(text.value).to.equal('a **word** here');
    // In other systems' words: Ctrl+Alt is AltGr, which types.
    expect(key(text, 'b', { ctrlKey: true, altKey: true })).to.equal(true);
    press(element, 'Quotation');
    expect(text.value).to.equal('> a **word** here');
    press(element, 'Link');
    expect(text.value.slice(text.selectionStart, text.selectionEnd)).to.equal('https://');
    await says(element, 'Draft saved');
  });

  it('takes back what a button did', async () => {
    const element = await written('word');
    const text = field(element, LABEL);
    text.setSelectionRange(0, 4);
    press(element, 'Bold');
    expect(text.value).to.equal('**word**');
    document.execCommand('undo');
    expect(text.value).to.equal('word');
  });

  it('is one stop for the keyboard, with arrows within, against the reading direction too', async () => {
    const element = await written('a');
    const bar = byRole(element, 'toolbar', 'Formatting');
    expect(bar.getAttribute('aria-controls')).to.equal(field(element, LABEL).id);
    const buttons = [...bar.querySelectorAll('button')];
    expect(buttons.map(({ tabIndex }) => tabIndex)).to.deep.equal([0, -1, -1, -1]);
    buttons[0]!.focus();
    key(buttons[0]!, 'ArrowRight');
    expect(element.shadowRoot!.activeElement).to.equal(buttons[1]);
    key(buttons[1]!, 'End');
    expect(element.shadowRoot!.activeElement).to.equal(buttons[3]);
    key(buttons[3]!, 'ArrowRight');
    expect(element.shadowRoot!.activeElement).to.equal(buttons[0]);
    expect(buttons.map(({ tabIndex }) => tabIndex)).to.deep.equal([0, -1, -1, -1]);
    element.dir = 'rtl';
    key(buttons[0]!, 'ArrowLeft');
    expect(element.shadowRoot!.activeElement).to.equal(buttons[1]);
  });

  it('puts a pasted address under the selected words, and leaves other pasting to the browser', async () => {
    const element = await written('see the map');
    const text = field(element, LABEL);
    text.setSelectionRange(4, 11);
    const paste = (plain: string) => {
      const data = new DataTransfer();
      data.setData('text/plain', plain);
      const event = new Event('paste', { cancelable: true });
      // Firefox takes no data from a script that makes the event.
      Object.defineProperty(event, 'clipboardData', { value: data });
      return text.dispatchEvent(event);
    };
    expect(paste('some words')).to.equal(true);
    expect(paste('https://vidu.vn/map')).to.equal(false);
    expect(text.value).to.equal('see [the map](https://vidu.vn/map)');
  });

  it('grows with the text', async () => {
    const element = await written('one line');
    const text = field(element, LABEL);
    const before = text.offsetHeight;
    type(text, 'line\n'.repeat(12));
    expect(text.offsetHeight).to.be.greaterThan(before + 50);
    expect(text.scrollHeight).to.be.at.most(text.clientHeight);
    type(text, 'line\n'.repeat(400));
    expect(text.offsetHeight).to.be.at.most(Math.max(innerHeight, before));
  });

  it('shows what it will look like as the backend does, and follows the text', async () => {
    const backend = new MemoryBackend({ preview: true });
    const element = await written('a **bold** word', backend);
    const toggle = byRole(element, 'button', 'Preview');
    toggle.click();
    const shown = () => element.shadowRoot!.querySelector<HTMLElement>('[part~="preview"]')!;
    await waitUntil(() => shown().querySelector('strong')?.textContent === 'bold');
    expect(toggle.getAttribute('aria-pressed')).to.equal('true');
    expect(shown().getAttribute('aria-label')).to.equal('Preview');
    type(field(element, LABEL), 'a **bolder** word');
    await waitUntil(() => shown().querySelector('strong')?.textContent === 'bolder');
    backend.failures['preview'] = [new TypeError('Failed to fetch')];
    type(field(element, LABEL), 'without a network');
    await says(element, 'There is no preview right now.');
    toggle.click();
    expect(shown().hidden).to.equal(true);
    expect(toggle.getAttribute('aria-pressed')).to.equal('false');
    expect(field(element, LABEL).value).to.equal('without a network');
  });

  it('throws a text away, and undo brings it back', async () => {
    const element = await written('not so good');
    // As one types: only then is there something to undo.
    const text = field(element, LABEL);
    press(element, 'Discard');
    expect(text.value).to.equal('');
    expect(element.shadowRoot!.activeElement).to.equal(text);
    await waitUntil(() => !localStorage.length);
    document.execCommand('undo');
    expect(text.value).to.equal('not so good');
    await says(element, 'Draft saved');
  });

  it('offers what another tab wrote at the same time', async () => {
    const element = await written('from here');
    await says(element, 'Draft saved');
    const key = Object.keys(localStorage)[0]!;
    const stored = JSON.parse(localStorage.getItem(key)!) as Record<string, unknown>;
    const text = field(element, LABEL);
    type(text, 'from here, later');
    const newer = { ...stored, text: 'from there', at: Number(stored['at']) + 60_000 };
    localStorage.setItem(key, JSON.stringify(newer));
    dispatchEvent(new StorageEvent('storage', { key }));
    await says(element, 'Another tab of this page holds other words: from here, later');
    expect(text.value).to.equal('from there');
    press(element, 'Add them here');
    expect(text.value).to.equal('from there\n\nfrom here, later');
    const said = textOf(element.shadowRoot);
    expect(said).not.to.include('Another tab');
  });

  it('opens the form for an answer again where one was begun, unless it was put away', async () => {
    const backend = new MemoryBackend();
    backend.add('a question');
    const element = await threadOf(backend);
    press(element, 'Reply');
    await waitUntil(() => allByRole(element, 'textbox').length > 2, 'no form', { timeout: 5_000 });
    type(field(element, 'Reply to Reader 1'), 'an answer');
    await says(element, 'Draft saved');
    element.remove();
    const again = await threadOf(backend);
    const begun = () =>
      allByRole(again, 'textbox').some(
        (each) => (each as HTMLTextAreaElement).value === 'an answer',
      );
    await waitUntil(begun, 'no draft', { timeout: 5_000 });
    press(again, 'Cancel');
    await waitUntil(() => !begun());
    again.remove();
    const third = await threadOf(backend);
    await waitUntil(() => third.shadowRoot!.textContent.includes('a question'));
    press(third, 'Reply');
    await waitUntil(
      () =>
        allByRole(third, 'textbox').filter(
          (each) => (each as HTMLTextAreaElement).value === 'an answer',
        ).length === 1,
      'the draft is gone',
      { timeout: 5_000 },
    );
  });

  it('quotes what the reader has selected of the comment that is answered, and nothing of others', async () => {
    const backend = new MemoryBackend();
    backend.add('', { html: '<p>One <em>fine</em> day</p><p>two *stars*<br>three</p>' });
    backend.add('other words');
    const element = await threadOf(backend);
    const [other, body] = element.shadowRoot!.querySelectorAll('[part="body"]');
    const select = (from: Node, start: number, to: Node, end: number) =>
      getSelection()!.setBaseAndExtent(from, start, to, end);
    const first = body!.querySelector('p')!.firstChild!;
    const reply = () =>
      allByRole(commentWith(element, 'fine'), 'button')
        .find((each) => textOf(each).trim() === 'Reply')!
        .click();
    select(first, 1, body!.lastElementChild!.lastChild!, 5);
    reply();
    const name = 'Reply to Reader 1';
    await waitUntil(
      () => allByRole(element, 'textbox').some((each) => nameOf(each) === name),
      'no form',
      { timeout: 5_000 },
    );
    const text = field(element, name);
    expect(text.value).to.equal('> ne fine day\n>\n> two \\*stars\\*\n> three\n\n');
    await waitUntil(() => allByRole(element, 'toolbar').length > 0);
    const words = other!.querySelector('p')!.firstChild!;
    select(words, 0, words, 5);
    reply();
    expect(text.value).not.to.include('other');
  });

  it('helps on where sending again does not: copies the words, or takes an answer to the article', async () => {
    const backend = new MemoryBackend();
    backend.add('a question');
    const element = await threadOf(backend);
    press(element, 'Reply');
    await waitUntil(() => allByRole(element, 'textbox').length > 2, 'no form', { timeout: 5_000 });
    const form = field(element, 'Reply to Reader 1').closest('form')!;
    type(field(element, 'Reply to Reader 1'), 'an answer');
    type(byRole<HTMLInputElement>(form, 'textbox', 'Name'), 'Hà');
    const errors = [{ field: 'parent', code: 'invalid' }];
    backend.failures['post'] = [
      problem('comments-closed', 403),
      problem('invalid-comment', 422, { errors }),
    ];
    press(form, 'Post reply');
    await says(element, 'Comments were closed meanwhile.');
    const copy = byRole(form, 'button', 'Copy the text');
    const written: string[] = [];
    Object.defineProperty(navigator.clipboard, 'writeText', {
      configurable: true,
      value: async (text: string) => void written.push(text),
    });
    copy.click();
    await waitUntil(() => written[0] === 'an answer');
    press(form, 'Send again');
    await says(element, 'The comment you are answering is gone.');
    press(form, 'Write it as a comment on the article');
    const text = field(element, LABEL);
    await waitUntil(() => text.value === 'an answer');
    expect(element.shadowRoot!.activeElement).to.equal(text);
    expect(allByRole(element, 'textbox').some((each) => nameOf(each).startsWith('Reply'))).to.equal(
      false,
    );
    await waitUntil(() => Object.keys(localStorage).length === 1);
  });

  it('offers no preview where the backend tells none', async () => {
    const element = await written('a');
    const names = allByRole(element, 'button').map((each) => textOf(each).trim());
    expect(names).not.to.include('Preview');
  });
});
