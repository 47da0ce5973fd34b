import '../../src/elements/related/define.ts';
import type { RelatedItem } from '../../src/backends/contract.ts';
import { relatedOnly } from '../../src/backends/feed/article-list.ts';
import type { NewsRelated } from '../../src/elements/related/news-related.ts';
import { behavesAsElement } from '../suites/element.ts';
import { aTimeout, expect, fixture, html, oneEvent, waitUntil } from '../suites/fixture.ts';
import { allByRole, byRole } from '../suites/queries.ts';
import { article, links, OwnBackend, PICTURE, quietly, related, titles } from './related-pages.ts';

describe('<news-related>', () => {
  behavesAsElement('news-related', {
    states: [
      { name: 'with links of the page', children: () => [links('https://paper.example/1')] },
      {
        name: 'with cards',
        attributes: { layout: 'cards', loading: 'eager' },
        reach: async (element) => {
          const loaded = oneEvent(element, 'news-related-loaded');
          (element as NewsRelated).backend = new OwnBackend([article(1, { image: PICTURE })]);
          await loaded;
        },
      },
      {
        name: 'after a failure',
        attributes: { loading: 'eager' },
        reach: (element) =>
          quietly(async () => {
            const failed = oneEvent(element, 'news-related-failed');
            (element as NewsRelated).backend = new OwnBackend(() =>
              Promise.reject(new TypeError()),
            );
            await failed;
          }),
      },
    ],
  });

  it('lists what the backend finds, with dates', async () => {
    const element = await related(new OwnBackend([article(1), article(2)]));
    expect(byRole(element, 'heading', 'Related news').ariaLevel).to.equal('2');
    expect(titles(element)).to.deep.equal(['Article 1', 'Article 2']);
    expect(element.shadowRoot!.querySelector('time')!.textContent).to.equal('Nov 24, 2026');
    expect(allByRole(element, 'img')).to.deep.equal([]);
  });

  it('writes dates as the language does', async () => {
    const element = await related(new OwnBackend([article(1)]), { lang: 'vi' });
    expect(byRole(element, 'heading', 'Tin liên quan')).to.exist;
    expect(element.shadowRoot!.querySelector('time')!.textContent).to.equal('24/11/2026');
  });

  it('shows no date where it is unknown or wrong', async () => {
    const { title, url } = article(1);
    const element = await related(
      new OwnBackend([{ title, url }, article(2, { published: 'some day' })]),
    );
    expect(element.shadowRoot!.querySelector('time')).to.equal(null);
  });

  it('tells the backend about the article', async () => {
    const backend = new OwnBackend([]);
    await related(backend, { article: 'https://paper.example/this' });
    expect(backend.queries[0]).to.include({
      article: 'https://paper.example/this',
      title: 'Chuyến đò',
    });
  });

  it('never lists the article itself, nor one twice', async () => {
    const element = await related(
      new OwnBackend([
        article(1, { url: 'http://www.paper.example/this/amp?utm_source=x' }),
        article(2, { url: `${location.href}#comments` }),
        article(3),
        article(3, { url: 'https://paper.example/3/?fbclid=1' }),
        article(4, { title: 'ARTICLE 3', url: 'https://paper.example/other' }),
      ]),
      { article: 'https://paper.example/this' },
    );
    expect(titles(element)).to.deep.equal(['Article 3']);
  });

  it('lets links of the page lead', async () => {
    const element = await related(
      new OwnBackend([article(1), article(2), article(3)]),
      { limit: '3' },
      [links('https://paper.example/2')],
    );
    expect(titles(element)).to.deep.equal(['Link 2', 'Article 1', 'Article 3']);
  });

  it('keeps language, link types, date and summary of a link of the page', async () => {
    const list = links('https://paper.example/1');
    const link = list.querySelector('a')!;
    link.lang = 'vi';
    link.rel = 'sponsored';
    const time = document.createElement('time');
    time.dateTime = '2026-11-20';
    const words = document.createElement('p');
    words.textContent = 'Một con đò.';
    link.after(time, words);
    const element = await related('', { show: 'date summary' }, [list]);
    const shown = byRole<HTMLAnchorElement>(element.shadowRoot!, 'link', 'Link 1');
    expect([shown.lang, shown.rel]).to.deep.equal(['vi', 'sponsored']);
    expect(element.shadowRoot!.querySelector('time')!.dateTime).to.equal('2026-11-20');
    expect(element.shadowRoot!.querySelector('[part=summary]')!.textContent).to.equal(
      'Một con đò.',
    );
  });

  it('follows links that the page adds later', async () => {
    const list = links('https://paper.example/1');
    const element = await related('', {}, [list]);
    list.append(...links('https://paper.example/2').children);
    await waitUntil(() => titles(element).length === 2);
  });

  it('takes other words for its heading', async () => {
    const words = document.createElement('span');
    words.slot = 'heading';
    words.textContent = 'Same section';
    const element = await related('', { 'heading-level': '3' }, [
      words,
      links('https://paper.example/1'),
    ]);
    expect(byRole(element.shadowRoot!, 'heading', 'Same section').ariaLevel).to.equal('3');
  });

  it('is not there when there is nothing to list', async () => {
    for (const backend of [new OwnBackend([]), '']) {
      const element = await related(backend);
      expect(allByRole(element, 'heading')).to.deep.equal([]);
      expect(element.getBoundingClientRect().height).to.equal(0);
      expect(element.matches(':state(empty)')).to.equal(true);
    }
  });

  it('comes back when there is something again', async () => {
    const backend = new OwnBackend([]);
    const element = await related(backend);
    backend.answer = async () => [article(1)];
    await element.reload();
    expect(titles(element)).to.deep.equal(['Article 1']);
    expect(element.getBoundingClientRect().height).to.be.greaterThan(0);
  });

  it('says that it did not load, and tries again', async () => {
    const backend = new OwnBackend(() => Promise.reject(new TypeError('offline')));
    const element = await quietly(() => related(backend));
    expect(element.matches(':state(error)')).to.equal(true);
    expect(element.shadowRoot!.textContent).to.include('Related news did not load.');
    const button = byRole(element, 'button', 'Try again');
    button.focus();
    backend.answer = async () => [article(1)];
    const loaded = oneEvent(element, 'news-related-loaded');
    button.click();
    expect((await loaded).detail).to.deep.equal({ count: 1 });
    await aTimeout(0);
    expect(element.shadowRoot!.activeElement).to.equal(byRole(element, 'link', 'Article 1'));
  });

  it('tries again by itself when the network is back', async () => {
    const backend = new OwnBackend(() => Promise.reject(new TypeError('offline')));
    const element = await quietly(() => related(backend));
    backend.answer = async () => [article(1)];
    const loaded = oneEvent(element, 'news-related-loaded');
    window.dispatchEvent(new Event('online'));
    await loaded;
    expect(titles(element)).to.deep.equal(['Article 1']);
  });

  it('keeps the links of the page when the backend fails, without a word', async () => {
    const backend = new OwnBackend(() => Promise.reject(new TypeError('offline')));
    const element = await quietly(() => related(backend, {}, [links('https://paper.example/1')]));
    expect(titles(element)).to.deep.equal(['Link 1']);
    expect(allByRole(element, 'button')).to.deep.equal([]);
  });

  it('shows a wait in the size of what comes', async () => {
    let come: (items: RelatedItem[]) => void = () => undefined;
    const backend = new OwnBackend(() => new Promise((resolve) => (come = resolve)));
    const box = await fixture<HTMLElement>(html`<section lang="en"></section>`);
    const element = document.createElement('news-related');
    Object.assign(element, { backend, loading: 'eager', limit: 3 });
    box.append(element);
    await waitUntil(() => element.shadowRoot?.querySelectorAll('[part=item]').length === 3);
    expect(element.shadowRoot!.querySelector('ul')!.ariaBusy).to.equal('true');
    expect(element.shadowRoot!.querySelector('[role=status]')!.textContent).to.equal(
      'Loading related news',
    );
    const waiting = element.getBoundingClientRect().height;
    come([article(1), article(2), article(3)]);
    await oneEvent(element, 'news-related-loaded');
    expect(element.getBoundingClientRect().height).to.be.closeTo(waiting, 3);
  });

  it('does not list twice on a page, unless told to', async () => {
    const backend = new OwnBackend([article(1), article(2), article(3)]);
    const first = await related(backend, { limit: '1' });
    const others = await Promise.all(
      [false, true].map(async (repeats) => {
        const element = document.createElement('news-related');
        Object.assign(element, { backend, loading: 'eager', limit: 1, repeats });
        const loaded = oneEvent(element, 'news-related-loaded');
        first.after(element);
        await loaded;
        return titles(element)[0];
      }),
    );
    expect(others).to.deep.equal(['Article 2', 'Article 1']);
  });

  it('keeps the place of a picture that does not come', async () => {
    const element = await related(
      new OwnBackend([article(1, { image: new URL('missing.png', PICTURE).href })]),
      { layout: 'cards' },
    );
    const { height } = element.getBoundingClientRect();
    element.shadowRoot!.querySelector('img')!.dispatchEvent(new Event('error'));
    await waitUntil(() => !element.shadowRoot!.querySelector('img'));
    expect(element.getBoundingClientRect().height).to.be.closeTo(height, 1);
  });

  it('loads pictures lazily, without a referrer, and takes no hostile address', async () => {
    const element = await related(
      new OwnBackend([
        article(1, { image: PICTURE }),
        article(2, { image: 'javascript:alert(1)' }),
        article(3, { url: 'javascript:alert(1)' }),
      ]),
      { layout: 'cards' },
    );
    const [image, ...others] = element.shadowRoot!.querySelectorAll('img');
    expect(others).to.deep.equal([]);
    expect(image!.loading).to.equal('lazy');
    expect(image!.referrerPolicy).to.equal('no-referrer');
    expect(titles(element)).to.deep.equal(['Article 1', 'Article 2']);
  });

  it('waits until it comes near', async () => {
    const backend = new OwnBackend([article(1)]);
    const box = await fixture<HTMLElement>(html`<section lang="en"><div></div></section>`);
    const gap = box.querySelector('div')!;
    gap.style.height = '5000px';
    const element = document.createElement('news-related');
    element.backend = backend;
    box.append(element);
    await aTimeout(100);
    expect(backend.queries).to.deep.equal([]);
    gap.style.height = '0';
    await oneEvent(element, 'news-related-loaded');
    expect(titles(element)).to.deep.equal(['Article 1']);
  });

  it('goes by the element’s width, not the window’s', async () => {
    const element = await related(
      new OwnBackend([article(1, { image: PICTURE }), article(2, { image: PICTURE })]),
      { layout: 'cards' },
    );
    const image = () => element.shadowRoot!.querySelector('img')!.getBoundingClientRect();
    element.style.width = '300px';
    expect(image().width).to.be.closeTo(104, 1);
    element.style.width = '700px';
    expect(image().width).to.be.greaterThan(180);
  });

  it('speaks of nothing when the backend has no related news', async () => {
    const backend = new OwnBackend([article(1)]);
    backend.site = async () => ({ ...relatedOnly(false), related: false });
    const element = await related(backend);
    expect(titles(element)).to.deep.equal([]);
    expect(backend.queries).to.deep.equal([]);
  });
});
