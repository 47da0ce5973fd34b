import type { Comment } from '../../src/backends/contract.ts';
import { expect, oneEvent, waitUntil } from '../suites/fixture.ts';
import { allByRole, byRole, textOf } from '../suites/queries.ts';
import { MemoryBackend, problem } from './comments/memory-backend.ts';
import {
  announced,
  bodies,
  field,
  focused,
  press,
  says,
  send,
  threadOf,
  type,
  unheard,
  withComments,
} from './comments/thread-page.ts';

const LABEL = 'Comment on this article';

describe('<news-comments> for a writer', () => {
  let hear: () => void;
  beforeEach(() => {
    localStorage.clear();
    hear = unheard();
  });
  afterEach(() => hear());

  it('sends a comment, shows it first and goes there', async () => {
    const backend = withComments(2);
    const element = await threadOf(backend);
    const posted = oneEvent(element, 'news-comment-posted');
    await send(element, 'Xin chào');
    expect(((await posted) as CustomEvent<{ comment: Comment }>).detail.comment.status).to.equal(
      'published',
    );
    await waitUntil(() => focused(element).includes('Xin chào'));
    expect(bodies(element)).to.deep.equal(['Xin chào', 'comment 2', 'comment 1']);
    expect(announced(element)).to.equal('Your comment is published.');
    expect(byRole(element, 'heading', 'Comments (3)')).to.exist;
    expect(field(element, LABEL).value).to.equal('');
    expect(allByRole(element, 'textbox')).to.have.length(1);
  });

  it('keeps what was typed before the form is complete', async () => {
    const element = await threadOf(withComments(1));
    const text = field(element, LABEL);
    type(text, 'typed at once');
    await waitUntil(() => allByRole(element, 'textbox').length === 2);
    expect(field(element, LABEL)).to.equal(text);
    expect(text.value).to.equal('typed at once');
    expect(focused(element)).to.equal('textarea');
  });

  it('has fields that a phone does not zoom in on, however small the text of the page', async () => {
    const small = document.createElement('style');
    small.textContent = 'news-comments { font-size: 11px }';
    document.head.append(small);
    try {
      const element = await threadOf(withComments(1));
      type(field(element, LABEL), 'x');
      await waitUntil(() => allByRole(element, 'textbox').length === 2);
      for (const one of allByRole(element, 'textbox'))
        expect(parseFloat(getComputedStyle(one).fontSize)).to.be.at.least(16);
    } finally {
      small.remove();
    }
  });

  it('brings a draft back after a reload', async () => {
    const backend = withComments(1);
    const element = await threadOf(backend);
    type(field(element, LABEL), 'half a thought');
    await says(element, 'Draft saved');
    element.remove();
    const again = await threadOf(backend);
    await waitUntil(() => field(again, LABEL).value === 'half a thought');
  });

  it('keeps what was typed even when the page goes before the form is complete', async () => {
    const backend = withComments(1);
    const element = await threadOf(backend);
    type(field(element, LABEL), 'typed and gone');
    dispatchEvent(new PageTransitionEvent('pagehide'));
    element.remove();
    const again = await threadOf(backend);
    await waitUntil(() => field(again, LABEL).value === 'typed and gone');
  });

  it('says what is missing, by the field, and leads there', async () => {
    const backend = withComments(1);
    const element = await threadOf(backend);
    await send(element, '   ', '');
    await says(element, 'Write your comment before posting.');
    await says(element, 'Enter a name of at least 2 characters.');
    const text = field(element, LABEL);
    expect(text.getAttribute('aria-invalid')).to.equal('true');
    expect(element.shadowRoot!.activeElement).to.equal(text);
    type(text, 'Ngắn thôi');
    expect(text.getAttribute('aria-invalid')).to.equal(null);
    press(element, 'Post comment');
    await waitUntil(() => element.shadowRoot!.activeElement?.localName === 'input');
    const name = byRole<HTMLInputElement>(element, 'textbox', 'Name');
    const described = name.getAttribute('aria-describedby')!;
    const told = textOf(element.shadowRoot!.getElementById(described)).trim();
    expect(told).to.equal('Enter a name of at least 2 characters.');
    expect(backend.count('post')).to.equal(0);
  });

  it('counts characters as the backend does', async () => {
    const element = await threadOf(new MemoryBackend({ text: { min: 1, max: 10 } }));
    const text = field(element, LABEL);
    type(text, '12345678');
    await says(element, '2 characters left');
    // Decomposed letters and a picture of two UTF-16 units each.
    type(text, 'e\u0302\u0301'.repeat(8) + '📰');
    await says(element, '1 character left');
    type(text, 'x'.repeat(13));
    await says(element, '3 characters too long.');
  });

  it('stores one comment however often the button is pressed', async () => {
    const backend = withComments(0);
    const element = await threadOf(backend);
    let open = () => {};
    backend.gate = new Promise((resolve) => (open = resolve));
    await send(element, 'once');
    await says(element, 'Sending…');
    const button = byRole(element, 'button', 'Sending…');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    expect(field(element, LABEL).readOnly).to.equal(true);
    button.click();
    button.click();
    open();
    await says(element, 'Your comment is published.');
    expect(backend.count('post')).to.equal(1);
    expect(backend.stored).to.have.length(1);
  });

  it('keeps the words when the answer is lost, and stores them once', async () => {
    const backend = withComments(0);
    const element = await threadOf(backend);
    backend.loseAnswer = true;
    await send(element, 'not twice');
    await says(element, 'Not sent. Your comment is still here; send it again.');
    expect(field(element, LABEL).value).to.equal('not twice');
    press(element, 'Send again');
    await says(element, 'Your comment is published.');
    expect(backend.stored).to.have.length(1);
    expect(bodies(element)).to.deep.equal(['not twice']);
  });

  it('stores once what is sent again after a reload', async () => {
    const backend = withComments(0);
    const element = await threadOf(backend);
    backend.loseAnswer = true;
    await send(element, 'through a reload');
    await says(element, 'Not sent.');
    element.remove();
    const again = await threadOf(backend);
    await waitUntil(() => field(again, LABEL).value === 'through a reload');
    await waitUntil(() => allByRole(again, 'textbox').length === 2);
    type(byRole<HTMLInputElement>(again, 'textbox', 'Name'), 'Hà');
    press(again, 'Post comment');
    await says(again, 'Your comment is published.');
    expect(backend.stored).to.have.length(1);
  });

  it('says what to do when the backend refuses, and keeps the words', async () => {
    const backend = withComments(0);
    const element = await threadOf(backend);
    backend.failures['post'] = [
      problem('rate-limited', 429, { retryAfter: 30 }),
      problem('origin-not-allowed', 403),
      problem('invalid-comment', 422, { errors: [{ field: 'text', code: 'too-many-links' }] }),
    ];
    await send(element, 'a text');
    await says(element, 'Try again in 30 seconds.');
    expect(announced(element)).to.contain('Try again in 30 seconds.');
    press(element, 'Send again');
    await says(element, 'please tell the site');
    press(element, 'Send again');
    await says(element, 'Too many links.');
    expect(element.shadowRoot!.activeElement).to.equal(field(element, LABEL));
    expect(field(element, LABEL).value).to.equal('a text');
    press(element, 'Post comment');
    await says(element, 'Your comment is published.');
  });

  it('waits for the network and sends once when it is back', async () => {
    const backend = withComments(0);
    const element = await threadOf(backend);
    const online = Object.getOwnPropertyDescriptor(Navigator.prototype, 'onLine')!;
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
    try {
      await send(element, 'from a tunnel');
      await says(element, 'You are offline. Your comment is kept on this device');
      expect(backend.count('post')).to.equal(0);
    } finally {
      Object.defineProperty(navigator, 'onLine', { ...online, configurable: true });
      delete (navigator as { onLine?: boolean }).onLine;
    }
    dispatchEvent(new Event('online'));
    await says(element, 'Your comment is published.');
    expect(backend.count('post')).to.equal(1);
    expect(bodies(element)).to.deep.equal(['from a tunnel']);
  });

  it('lets the page keep a comment back', async () => {
    const backend = withComments(0);
    const element = await threadOf(backend);
    let detail: unknown;
    element.addEventListener('news-before-post', (event) => {
      detail = event.detail;
      event.preventDefault();
    });
    await send(element, ' kept back ');
    expect(detail).to.deep.equal({ article: 'a', parent: null, name: 'Hà', text: 'kept back' });
    expect(backend.count('post')).to.equal(0);
    expect(field(element, LABEL).value).to.equal(' kept back ');
  });

  it('sends with Ctrl+Enter, but not while a word is being composed', async () => {
    const backend = withComments(0);
    const element = await threadOf(backend);
    const text = field(element, LABEL);
    type(text, 'tiếng Việt');
    await waitUntil(() => allByRole(element, 'textbox').length === 2);
    type(byRole<HTMLInputElement>(element, 'textbox', 'Name'), 'Hà');
    const enter = (isComposing: boolean) =>
      text.dispatchEvent(
        new KeyboardEvent('keydown', {
          key: 'Enter',
          ctrlKey: true,
          isComposing,
          bubbles: true,
          cancelable: true,
        }),
      );
    enter(true);
    expect(backend.count('post')).to.equal(0);
    enter(false);
    await says(element, 'Your comment is published.');
  });

  it('remembers the name for the next comment only where the writer says so', async () => {
    const backend = withComments(0);
    const nameOf = async () => {
      const element = await threadOf(backend);
      field(element, LABEL).focus();
      await waitUntil(() => allByRole(element, 'textbox').length === 2);
      return byRole<HTMLInputElement>(element, 'textbox', 'Name').value;
    };
    const first = await threadOf(backend);
    await send(first, 'first', 'Trần Thu Hà');
    await says(first, 'Your comment is published.');
    first.remove();
    expect(await nameOf()).to.equal('');
    const second = await threadOf(backend);
    const remember = 'Remember my name on this device';
    field(second, LABEL).focus();
    await waitUntil(() => allByRole(second, 'checkbox').length === 1);
    byRole(second, 'checkbox', remember).click();
    await send(second, 'second', 'Trần Thu Hà');
    await waitUntil(() => bodies(second).includes('second'));
    second.remove();
    expect(await nameOf()).to.equal('Trần Thu Hà');
    const third = await threadOf(backend);
    field(third, LABEL).focus();
    await waitUntil(() => allByRole(third, 'checkbox').length === 1);
    const box = byRole<HTMLInputElement>(third, 'checkbox', remember);
    expect(box.checked).to.equal(true);
    box.click();
    await send(third, 'third', 'Trần Thu Hà');
    await waitUntil(() => bodies(third).includes('third'));
    third.remove();
    expect(await nameOf()).to.equal('');
  });

  it('asks for no name where the backend needs none', async () => {
    const backend = new MemoryBackend({ name: { min: 0, max: 0 } });
    const element = await threadOf(backend);
    type(field(element, LABEL), 'anonymous');
    await waitUntil(() =>
      allByRole(element, 'button').some((each) => /Post comment/.test(textOf(each))),
    );
    expect(allByRole(element, 'textbox')).to.have.length(1);
    press(element, 'Post comment');
    await says(element, 'Your comment is published.');
  });
});
