import { expect, oneEvent, waitUntil } from '../suites/fixture.ts';
import { allByRole, byRole, textOf } from '../suites/queries.ts';
import { MemoryBackend, problem } from './comments/memory-backend.ts';
import {
  announced,
  commentWith,
  drawn,
  focused,
  press,
  says,
  threadOf,
  unheard,
  withComments,
} from './comments/thread-page.ts';

function key(target: Element, name: string): void {
  const options = { key: name, bubbles: true, cancelable: true, composed: true };
  target.dispatchEvent(new KeyboardEvent('keydown', options));
}

describe('<news-comments> for one who responds', () => {
  let hear: () => void;
  beforeEach(() => {
    localStorage.clear();
    hear = unheard();
  });
  afterEach(() => hear());

  it('shows a vote at once and keeps it', async () => {
    const backend = withComments(1);
    const element = await threadOf(backend);
    let open = () => {};
    backend.gate = new Promise((resolve) => (open = resolve));
    press(element, 'Agree');
    await says(element, 'Agree 1');
    expect(byRole(element, 'button', 'Agree 1').ariaPressed).to.equal('true');
    const voted = oneEvent(element, 'news-comment-voted');
    open();
    expect(((await voted) as CustomEvent<object>).detail).to.deep.equal({
      id: 'c1',
      value: 1,
      votes: { up: 1, down: 0 },
    });
    element.remove();
    const again = await threadOf(backend);
    expect(byRole(again, 'button', 'Agree 1').ariaPressed).to.equal('true');
    press(again, 'Agree 1');
    await waitUntil(() => backend.stored[0]!.comment.votes.up === 0);
    expect(byRole(again, 'button', 'Agree').ariaPressed).to.equal('false');
  });

  it('moves a vote from one side to the other', async () => {
    const backend = withComments(1);
    const element = await threadOf(backend);
    press(element, 'Agree');
    await waitUntil(() => backend.stored[0]!.comment.votes.up === 1);
    await drawn(element);
    press(element, 'Disagree');
    await waitUntil(() => backend.stored[0]!.comment.votes.down === 1);
    await drawn(element);
    expect(byRole(element, 'button', 'Disagree 1').ariaPressed).to.equal('true');
    expect(byRole(element, 'button', 'Agree').ariaPressed).to.equal('false');
  });

  it('ends where the reader ended, however fast', async () => {
    const backend = withComments(1);
    const element = await threadOf(backend);
    let open = () => {};
    backend.gate = new Promise((resolve) => (open = resolve));
    press(element, 'Agree');
    await waitUntil(() => byRole(element, 'button', /^Agree/).ariaPressed === 'true');
    press(element, /^Agree/);
    await waitUntil(() => byRole(element, 'button', /^Agree/).ariaPressed === 'false');
    press(element, /^Agree/);
    await waitUntil(() => byRole(element, 'button', /^Agree/).ariaPressed === 'true');
    open();
    await waitUntil(() => backend.stored[0]!.comment.votes.up === 1);
    await drawn(element);
    expect(byRole(element, 'button', 'Agree 1').ariaPressed).to.equal('true');
  });

  it('takes a vote back when the backend refuses it, and says so', async () => {
    const backend = withComments(1);
    const element = await threadOf(backend);
    backend.failures['vote'] = [problem('rate-limited', 429, { retryAfter: 5 })];
    press(element, 'Agree');
    await says(element, 'That was quick. Try again in 5 seconds.');
    expect(byRole(element, 'button', 'Agree').ariaPressed).to.equal('false');
    press(element, 'Agree');
    await says(element, 'Agree 1');
    expect(byRole(element, 'button', 'Agree 1').ariaPressed).to.equal('true');
    expect(allByRole(element, 'alert')).to.be.empty;
  });

  it('shows no votes where there are none', async () => {
    const backend = new MemoryBackend({ votes: 'none', reports: false, maxDepth: 0 });
    backend.add('plain');
    const element = await threadOf(backend);
    const names = allByRole(commentWith(element, 'plain'), 'button').map((each) => each.ariaLabel);
    expect(names).to.deep.equal(['More']);
  });

  it('opens a menu that works by keyboard', async () => {
    const element = await threadOf(withComments(1));
    press(element, 'More');
    await waitUntil(() => focused(element) === 'Copy link');
    const active = () => element.shadowRoot!.activeElement!;
    key(active(), 'ArrowDown');
    expect(focused(element)).to.equal('Hide comments by Reader 1');
    key(active(), 'ArrowDown');
    expect(focused(element)).to.equal('Abusive');
    key(active(), 'End');
    expect(focused(element)).to.equal('Something else');
    key(active(), 'ArrowDown');
    expect(focused(element)).to.equal('Copy link');
    key(active(), 'ArrowUp');
    expect(focused(element)).to.equal('Something else');
    key(active(), 'Home');
    expect(focused(element)).to.equal('Copy link');
    expect(byRole(element, 'button', 'More').ariaExpanded).to.equal('true');
    await expect(element).to.be.accessible();
    key(active(), 'Escape');
    await waitUntil(() => active()?.ariaLabel === 'More');
    expect(allByRole(element, 'menuitem')).to.be.empty;
    expect(byRole(element, 'button', 'More').ariaExpanded).to.equal('false');
  });

  it('closes the menu when the reader goes elsewhere', async () => {
    const element = await threadOf(withComments(1));
    press(element, 'More');
    await waitUntil(() => focused(element) === 'Copy link');
    byRole(element, 'textbox', 'Comment on this article').focus();
    await waitUntil(() => allByRole(element, 'menuitem').length === 0);
    expect(focused(element)).to.equal('textarea');
  });

  it('reports a comment once, and says so from then on', async () => {
    const backend = withComments(1);
    const element = await threadOf(backend);
    press(element, 'More');
    await waitUntil(() => allByRole(element, 'menuitem').length === 6);
    const reported = oneEvent(element, 'news-comment-reported');
    byRole(element, 'menuitem', 'Report this comment: Advertising or spam').click();
    await reported;
    expect(backend.reports).to.deep.equal([{ reason: 'spam' }]);
    await says(element, 'You reported this. The editors will look at it.');
    expect(announced(element)).to.equal('You reported this. The editors will look at it.');
    element.remove();
    const again = await threadOf(backend);
    await says(again, 'You reported this.');
    press(again, 'More');
    await waitUntil(() => allByRole(again, 'menuitem').length === 2);
  });

  it('says when a report did not arrive', async () => {
    const backend = withComments(1);
    const element = await threadOf(backend);
    backend.failures['report'] = [new TypeError('Failed to fetch')];
    press(element, 'More');
    await waitUntil(() => allByRole(element, 'menuitem').length === 6);
    byRole(element, 'menuitem', 'Report this comment: False').click();
    await says(element, 'That did not go through. Check your connection and try again.');
    expect(textOf(element.shadowRoot)).not.to.contain('You reported this');
  });

  it('copies the address of a comment', async () => {
    const element = await threadOf(withComments(1));
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (text: string) => void copied.push(text) },
    });
    try {
      press(element, 'More');
      await waitUntil(() => focused(element) === 'Copy link');
      byRole(element, 'menuitem', 'Copy link').click();
      await waitUntil(() => announced(element) === 'Copied');
      expect(copied[0]).to.match(/#comment-c1$/);
      expect(byRole(element, 'menuitem', 'Copied')).to.exist;
    } finally {
      delete (navigator as { clipboard?: unknown }).clipboard;
    }
  });
});
