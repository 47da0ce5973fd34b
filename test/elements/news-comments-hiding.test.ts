import { expect, waitUntil } from '../suites/fixture.ts';
import { allByRole, byRole, textOf } from '../suites/queries.ts';
import { MemoryBackend } from './comments/memory-backend.ts';
import {
  announced,
  bodies,
  commentWith,
  drawn,
  focused,
  press,
  says,
  send,
  threadOf,
  unheard,
} from './comments/thread-page.ts';

function thread(): MemoryBackend {
  const backend = new MemoryBackend();
  backend.add('first of Mơ', { author: { name: 'Mơ' } });
  backend.add('of Lan', { author: { name: 'Lan' } });
  backend.add('second of Mơ', { author: { name: 'mơ' } });
  return backend;
}

describe('<news-comments> for one who does not want to read somebody', () => {
  let hear: () => void;
  beforeEach(() => {
    localStorage.clear();
    hear = unheard();
  });
  afterEach(() => hear());

  async function hide(element: Awaited<ReturnType<typeof threadOf>>, words: string, name: string) {
    press(commentWith(element, words), 'More');
    await waitUntil(() => allByRole(element, 'menuitem').length > 0, 'no menu', { timeout: 5_000 });
    byRole(element, 'menuitem', `Hide comments by ${name}`).click();
    await says(element, `You hid comments by ${name}.`);
  }

  it('hides all comments of that name, and says so', async () => {
    const element = await threadOf(thread());
    await hide(element, 'first of Mơ', 'Mơ');
    expect(bodies(element)).to.deep.equal(['of Lan']);
    expect(announced(element)).to.equal('Comments by Mơ are hidden on this device.');
    await waitUntil(() => focused(element) === 'Show this one');
    const hidden = allByRole(element, 'article').find((each) => textOf(each).includes('You hid'))!;
    expect(allByRole(hidden, 'button').map((each) => textOf(each).trim())).to.deep.equal([
      'Show this one',
      'Show all by mơ',
    ]);
  });

  it('goes on after a reload, and can be undone for one and for all', async () => {
    const backend = thread();
    const first = await threadOf(backend);
    await hide(first, 'first of Mơ', 'Mơ');
    first.remove();
    const element = await threadOf(backend);
    await says(element, 'You hid comments by Mơ.');
    expect(bodies(element)).to.deep.equal(['of Lan']);
    const [reveal] = allByRole(element, 'button').filter((each) => /Show this/.test(textOf(each)));
    reveal!.click();
    await waitUntil(() => bodies(element).length === 2);
    await waitUntil(() => /of Mơ/.test(focused(element)));
    press(element, /^Show all by/);
    await waitUntil(() => bodies(element).length === 3);
    element.remove();
    const again = await threadOf(backend);
    await drawn(again);
    expect(bodies(again)).to.have.length(3);
  });

  it('never hides what one wrote oneself', async () => {
    const element = await threadOf(thread());
    await send(element, 'my own words', 'Mơ');
    await waitUntil(() => bodies(element).includes('my own words'), 'not sent', { timeout: 5_000 });
    press(commentWith(element, 'my own words'), 'More');
    await waitUntil(() => allByRole(element, 'menuitem').length > 0);
    const names = allByRole(element, 'menuitem').map((each) => textOf(each).trim());
    expect(names.some((name) => name.startsWith('Hide'))).to.equal(false);
    allByRole(element, 'menuitem')[0]!.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }),
    );
    await waitUntil(() => !allByRole(element, 'menuitem').length);
    await hide(element, 'first of Mơ', 'Mơ');
    expect(bodies(element)).to.include('my own words');
  });
});
