import { Draft } from '../../../src/elements/comments/draft.ts';
import { draftPlaces } from '../../../src/elements/comments/draft-places.ts';
import { expect } from '../../suites/fixture.ts';

let article = 0;

/** A tab of its own for one article. */
function tab(place = '', quiet = 0) {
  const end = new AbortController();
  const adopted: string[] = [];
  const draft = new Draft(
    `https://vidu.vn/draft-${article}`,
    place,
    (text) => adopted.push(text),
    end.signal,
    quiet,
  );
  return { draft, adopted, close: () => end.abort() };
}

/** What the browser tells the other tabs of a page. */
function tellOtherTabs(): void {
  const key = Object.keys(localStorage).find((each) => each.includes(`draft-${article}`));
  const name = key ?? `news-elements:draft:https://vidu.vn/draft-${article} `;
  const newValue = localStorage.getItem(name);
  dispatchEvent(new StorageEvent('storage', { key: name, newValue }));
}

function written(draft: Draft, text: string): Promise<void> {
  return new Promise((resolve) => draft.write(text, resolve));
}

describe('draft', () => {
  beforeEach(() => article++);
  afterEach(() => localStorage.clear());

  it('comes back after a reload with its key', async () => {
    const first = tab();
    await written(first.draft, 'Một ý kiến');
    first.close();
    const second = tab();
    expect(second.draft.text).to.equal('Một ý kiến');
    expect(second.draft.key).to.equal(first.draft.key);
    expect(second.draft.key).to.match(/^[0-9a-f]{32}$/);
    expect(second.draft.kept).to.equal(true);
  });

  it('keeps the name beside the text', async () => {
    const first = tab();
    first.draft.sign('Hoài Thu');
    await written(first.draft, 'Một ý kiến');
    expect(tab().draft.name).to.equal('Hoài Thu');
    first.draft.sign('Hoài');
    first.close();
    expect(tab().draft.name).to.equal('Hoài');
  });

  it('is stored when the page goes, without waiting', () => {
    const first = tab('', 60_000);
    first.draft.write('in haste');
    expect(tab().draft.text).to.equal('');
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(tab().draft.text).to.equal('in haste');
  });

  it('belongs to one article and one place', async () => {
    const answer = tab('c1');
    await written(answer.draft, 'an answer');
    expect(tab().draft.text).to.equal('');
    expect(draftPlaces(`https://vidu.vn/draft-${article}`)).to.deep.equal([
      { place: 'c1', waiting: false, away: false },
    ]);
    answer.draft.wait();
    expect(draftPlaces(`https://vidu.vn/draft-${article}`)[0]!.waiting).to.equal(true);
    expect(draftPlaces('https://vidu.vn/draft')).to.deep.equal([]);
  });

  it('follows what another tab wrote', async () => {
    const here = tab();
    const there = tab();
    await written(there.draft, 'from there');
    tellOtherTabs();
    expect(here.draft.text).to.equal('from there');
    expect(here.draft.key).to.equal(there.draft.key);
    expect(here.adopted.at(-1)).to.equal('from there');
  });

  it('does not put an older text over a newer one of another tab', async () => {
    const here = tab('', 60_000);
    here.draft.write('older');
    await new Promise((resolve) => setTimeout(resolve, 5));
    const there = tab();
    await written(there.draft, 'newer');
    here.draft.flush();
    expect(tab().draft.text).to.equal('newer');
    expect(tab().draft.other).to.equal('older');
    expect(here.adopted.at(-1)).to.equal('newer');
    here.draft.dropOther();
    expect(tab().draft.other).to.equal('');
    expect(tab().draft.text).to.equal('newer');
  });

  it('loses no word of a tab that slept while another went on', async () => {
    const here = tab();
    await written(here.draft, 'one');
    const there = tab();
    await written(there.draft, 'one two');
    await new Promise((resolve) => setTimeout(resolve, 5));
    // It has heard nothing.
    await written(here.draft, 'one too');
    expect(tab().draft.text).to.equal('one too');
    expect(tab().draft.other).to.equal('one two');
    await written(here.draft, 'one too many');
    expect(tab().draft.other).to.equal('one two');
  });

  it('looks what others wrote when the page wakes', async () => {
    const here = tab();
    await written(here.draft, 'one');
    const there = tab();
    await written(there.draft, 'one two');
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(here.draft.text).to.equal('one two');
    expect(here.draft.other).to.equal('');
  });

  it('keeps what another tab wrote on while this one was sending', async () => {
    const here = tab();
    await written(here.draft, 'one');
    const { key } = here.draft;
    here.draft.sending({ text: 'one', name: 'Hà' });
    const there = tab();
    await written(there.draft, 'one two');
    here.draft.clear('one');
    expect(here.draft.text).to.equal('one two');
    expect(tab().draft.text).to.equal('one two');
    expect(tab().draft.attempt).to.equal(undefined);
    expect(tab().draft.key).not.to.equal(key);
  });

  it('gives words that are thrown away no successor under their key', async () => {
    const here = tab();
    await written(here.draft, 'one');
    const { key } = here.draft;
    here.draft.discard();
    expect(tab().draft.text).to.equal('');
    await written(here.draft, 'two');
    expect(here.draft.key).not.to.equal(key);
  });

  it('remembers that a form was put away, until it is written in again', async () => {
    const here = tab('c1');
    await written(here.draft, 'one');
    here.draft.putAway();
    const places = () => draftPlaces(`https://vidu.vn/draft-${article}`);
    expect(places()).to.deep.equal([{ place: 'c1', waiting: false, away: true }]);
    await written(here.draft, 'one two');
    expect(places()).to.deep.equal([{ place: 'c1', waiting: false, away: false }]);
  });

  it('keeps what is typed here when another tab is behind', async () => {
    const there = tab();
    await written(there.draft, 'older');
    await new Promise((resolve) => setTimeout(resolve, 5));
    const here = tab('', 60_000);
    here.draft.write('older and more');
    tellOtherTabs();
    expect(here.draft.text).to.equal('older and more');
  });

  it('goes in every tab when it is sent', async () => {
    const here = tab();
    const there = tab();
    await written(here.draft, 'sent');
    tellOtherTabs();
    const { key } = here.draft;
    here.draft.clear('sent');
    tellOtherTabs();
    expect(there.draft.text).to.equal('');
    expect(there.adopted.at(-1)).to.equal('');
    expect(here.draft.key).not.to.equal(key);
    expect(tab().draft.text).to.equal('');
  });

  it('remembers what was sent until the answer is known', async () => {
    const first = tab();
    await written(first.draft, 'once');
    first.draft.sending({ text: 'once', name: 'Hà' });
    expect(tab().draft.attempt).to.deep.equal({ text: 'once', name: 'Hà' });
    first.draft.refused();
    expect(tab().draft.attempt).to.equal(undefined);
    expect(tab().draft.key).to.equal(first.draft.key);
    first.draft.renew();
    expect(tab().draft.key).to.equal(first.draft.key);
  });

  it('takes nothing from a stored value that it does not know', () => {
    const key = `news-elements:draft:https://vidu.vn/draft-${article} `;
    for (const value of [
      '',
      '{',
      '7',
      'null',
      '{"v":2,"text":"x"}',
      '{"v":1,"text":5,"key":"k"}',
    ]) {
      localStorage.setItem(key, value);
      expect(tab().draft.text, value).to.equal('');
    }
  });
});
