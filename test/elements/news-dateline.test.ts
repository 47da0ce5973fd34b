import '../../src/elements/dateline/define.ts';
import type { NewsDateline } from '../../src/elements/dateline/news-dateline.ts';
import { readersClock, writtenOffset } from '../../src/elements/dateline/place-date.ts';
import { behavesAsElement } from '../suites/element.ts';
import { expect, fixture, html, waitUntil } from '../suites/fixture.ts';
import { textOf } from '../suites/queries.ts';

const instant = Date.UTC(2013, 2, 19, 7, 10);
/** The reader's own offset, and one that is none of theirs. */
const own = writtenOffset(readersClock(instant), true);
const foreign = readersClock(instant) === 420 ? '+09:00' : '+07:00';

const text = (element: NewsDateline) => textOf(element).replace(/\s+/g, ' ').trim();

async function dateline(
  attributes: Partial<Record<'datetime' | 'updated' | 'format' | 'time-zone' | 'lang', string>>,
  content = '',
): Promise<NewsDateline> {
  const element = document.createElement('news-dateline');
  element.lang = 'vi';
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = content;
  const place = await fixture(html`<p></p>`);
  place.append(element);
  await settled(element);
  return element;
}

/** Until the date is there, or known to be none that can be read; before, the author's text stands. */
async function settled(element: NewsDateline): Promise<void> {
  await waitUntil(
    () => element.shadowRoot?.querySelector('time') ?? element.matches(':state(error)'),
  );
}

describe('<news-dateline>', () => {
  behavesAsElement('news-dateline', {
    states: [
      { name: 'at rest', attributes: { datetime: `2013-03-19T14:10:00${foreign}` } },
      { name: 'with a change', attributes: { datetime: '2013-03-19', updated: '2013-03-20' } },
      { name: 'with how long ago', attributes: { datetime: '2013-03-19', format: 'relative' } },
    ],
  });

  it('prints the date as the paper does', async () => {
    const element = await dateline({ datetime: `2013-03-19T14:10:00${own}` });
    expect(text(element)).to.equal('Thứ ba, 19/03/2013, 14:10:00');
    const time = element.shadowRoot!.querySelector('time')!;
    expect(time.getAttribute('datetime')).to.equal(`2013-03-19T14:10:00${own}`);
  });

  it('names the clock only where the reader’s is another', async () => {
    const element = await dateline({ datetime: '2013-03-19T14:10:00+07:00', lang: 'vi' });
    const zone = foreign === '+07:00' ? ' (giờ Việt Nam)' : '';
    expect(text(element)).to.equal(`Thứ ba, 19/03/2013, 14:10:00${zone}`);
    const abroad = await dateline({ datetime: `2013-03-19T14:10:00${foreign}`, lang: 'en' });
    expect(text(abroad)).to.match(/PM \(UTC\+[79]\)$/);
  });

  it('follows the clock of the paper', async () => {
    const element = await dateline({
      datetime: '2013-03-19T07:10:00Z',
      'time-zone': 'Asia/Saigon',
    });
    expect(text(element)).to.contain('Thứ ba, 19/03/2013, 14:10:00');
  });

  it('says when it was changed, unless that is no change', async () => {
    const element = await dateline({
      datetime: `2013-03-19T14:10:00${own}`,
      updated: `2013-03-19T16:05:00${own}`,
    });
    expect(text(element)).to.equal('Thứ ba, 19/03/2013, 14:10:00 · Cập nhật 16:05');
    element.modified = `2013-03-19T14:10:20${own}`;
    await element.updateComplete;
    expect(text(element)).to.equal('Thứ ba, 19/03/2013, 14:10:00');
  });

  it('shows a change in UTC by the clock of the other date', async () => {
    const element = await dateline({
      datetime: '2013-03-19T14:10:00+07:00',
      updated: '2013-03-19T09:05:00Z',
    });
    expect(text(element)).to.contain('Cập nhật 16:05');
  });

  it('reads the author’s text, and follows it', async () => {
    const element = await dateline({}, 'Thứ ba, 19/3/2013 | 14:10');
    await waitUntil(() => text(element) === 'Thứ ba, 19/03/2013, 14:10');
    element.textContent = '20/3/2013';
    await waitUntil(() => text(element) === 'Thứ tư, 20/03/2013');
  });

  it('reads a time element', async () => {
    const element = await fixture<NewsDateline>(html`
      <news-dateline lang="vi" format="short"
        ><time datetime="2013-03-19T14:10:00+07:00">this spring</time></news-dateline
      >
    `);
    await settled(element);
    expect(text(element)).to.equal('19/03/2013');
  });

  it('leaves what it cannot read as the author wrote it', async () => {
    const element = await dateline({ datetime: 'soon' }, 'Số ra mùa xuân');
    expect(text(element)).to.equal('Số ra mùa xuân');
    expect(element.matches(':state(error)')).to.equal(true);
    expect(text(await dateline({ datetime: 'soon' }))).to.equal('soon');
  });

  it('asks the page when nothing else says it', async () => {
    const meta = document.createElement('meta');
    meta.setAttribute('property', 'article:published_time');
    meta.content = '2013-03-19';
    document.head.append(meta);
    const element = await dateline({ format: 'short' });
    await waitUntil(() => text(element) === '19/03/2013');
    meta.remove();
  });

  it('says how long ago, with the whole date in its title', async () => {
    const datetime = new Date(Date.now() - 2.5 * 3_600_000).toISOString();
    const element = await dateline({ datetime, format: 'relative' });
    expect(text(element)).to.equal('2 giờ trước');
    expect(element.shadowRoot!.querySelector('time')!.title).to.match(/^(Thứ|Chủ)/);
  });

  it('goes on counting while it is on screen', async () => {
    const element = await dateline({ datetime: new Date().toISOString(), format: 'relative' });
    expect(text(element)).to.equal('vừa xong');
    const { now } = Date;
    Date.now = () => now() + 5 * 60_000;
    // As after a look at another tab.
    document.dispatchEvent(new Event('visibilitychange'));
    await waitUntil(() => text(element) === '5 phút trước');
    Date.now = now;
  });

  it('follows the language of the page and a format given later', async () => {
    const element = await dateline({ datetime: '2013-03-19' });
    element.lang = 'en';
    await waitUntil(() => text(element) === 'Tuesday, March 19, 2013');
    element.format = 'short';
    await waitUntil(() => text(element) === 'Mar 19, 2013');
  });

  it('is there once a date is given, however late, and follows each new one, title included', async () => {
    const element = document.createElement('news-dateline');
    element.lang = 'vi';
    element.format = 'relative';
    (await fixture(html`<p></p>`)).append(element);
    await waitUntil(() => element.matches(':state(error)'));
    element.setAttribute('datetime', `2013-03-19T14:10:00${own}`);
    await waitUntil(() => text(element) === '19/03/2013');
    expect(element.matches(':state(error)')).to.equal(false);
    element.datetime = `2013-03-20T14:10:00${own}`;
    await waitUntil(() => text(element) === '20/03/2013');
    expect(element.shadowRoot!.querySelector('time')!.title).to.equal(
      'Thứ tư, 20/03/2013, 14:10:00',
    );
  });

  it('speaks one language in all its parts, whatever the browser’s is', async () => {
    const element = await dateline({
      datetime: new Date(Date.now() - 2 * 86_400_000).toISOString(),
      updated: new Date(Date.now() - 86_400_000).toISOString(),
      format: 'relative',
    });
    expect(text(element)).to.equal('2 ngày trước · Cập nhật 1 ngày trước');
    expect(element.shadowRoot!.querySelector('time')!.title).to.match(
      /^(Thứ|Chủ).+\d\d:\d\d:\d\d$/,
    );
  });

  it('reads text by the order of figures in its language, attributes with the day first', async () => {
    const american = await dateline({ lang: 'en-US', format: 'short' }, '3/4/2013');
    expect(text(american)).to.equal('Mar 4, 2013');
    const british = await dateline({ lang: 'en-GB', format: 'short' }, '3/4/2013');
    expect(text(british)).to.equal('3 Apr 2013');
    expect(text(await dateline({ lang: 'en' }, '3/4/2013'))).to.equal('3/4/2013');
    const ours = await dateline({ lang: 'en-US', format: 'short', datetime: '3/4/2013' });
    expect(text(ours)).to.equal('Apr 3, 2013');
  });

  it('warns of a zone that nobody knows, and does without', async () => {
    const { warn } = console;
    const warnings: string[] = [];
    console.warn = (line: string) => warnings.push(line);
    const element = await dateline({ datetime: `2013-03-19T14:10:00${own}`, 'time-zone': 'Mars' });
    console.warn = warn;
    expect(warnings).to.deep.equal([
      'news-elements: "Mars" is no time zone that this browser knows.',
    ]);
    expect(text(element)).to.equal('Thứ ba, 19/03/2013, 14:10:00');
  });
});
