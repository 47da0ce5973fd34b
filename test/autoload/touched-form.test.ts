import { whenFormTouched } from '../../src/autoload/touched-form.ts';
import { expect, fixture, html, waitUntil } from '../suites/fixture.ts';

async function page(): Promise<{
  form: HTMLFormElement;
  element: HTMLElement;
  sent: (string | undefined)[];
}> {
  const form = await fixture<HTMLFormElement>(html`
    <form>
      <input name="a" />
      <x-control></x-control>
      <button name="b" value="1">One</button>
      <button name="b" value="2">Two</button>
    </form>
  `);
  const sent: (string | undefined)[] = [];
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sent.push((event.submitter as HTMLButtonElement | null)?.value);
  });
  return { form, element: form.querySelector('x-control')!, sent };
}

describe('a form control that waits for its form to be touched', () => {
  it('loads when the reader comes in, once', async () => {
    const { form, element } = await page();
    let loads = 0;
    whenFormTouched(element, async () => loads++);
    expect(loads).to.equal(0);
    form.querySelector('input')!.focus();
    form.querySelector('button')!.focus();
    expect(loads).to.equal(1);
  });

  it('loads at once outside a form, and in one that the reader is in', async () => {
    let loads = 0;
    whenFormTouched(document.createElement('x-control'), async () => loads++);
    const { form, element } = await page();
    form.querySelector('input')!.focus();
    whenFormTouched(element, async () => loads++);
    expect(loads).to.equal(2);
  });

  it('holds a submit until the control is there, and keeps its button', async () => {
    const { form, element, sent } = await page();
    let arrive!: () => void;
    const loaded = new Promise<void>((resolve) => (arrive = resolve));
    whenFormTouched(element, () => loaded);
    form.querySelectorAll('button')[0]!.click();
    form.querySelectorAll('button')[1]!.click();
    expect(sent).to.deep.equal([]);
    arrive();
    await waitUntil(() => sent.length === 1);
    expect(sent).to.deep.equal(['2']);
    form.querySelectorAll('button')[0]!.click();
    expect(sent).to.deep.equal(['2', '1']);
  });

  it('tries again with the next press where it does not load', async () => {
    const { form, element, sent } = await page();
    const answers = [Promise.reject(new TypeError('offline')), Promise.resolve()];
    let loads = 0;
    whenFormTouched(element, () => answers[loads++]!);
    form.querySelector('button')!.click();
    await answers[0]!.catch(() => {});
    await Promise.resolve();
    form.querySelector('button')!.click();
    await waitUntil(() => sent.length === 1);
    expect(loads).to.equal(2);
  });
});
