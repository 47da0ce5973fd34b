import assert from 'node:assert/strict';
import type { Paper } from './loader-paper.ts';
import type { HostPage } from './host.ts';

const prose = (name: string) =>
  `<h1>${name}</h1><p>The ${name} story is told in a first sentence that is long enough to be read.</p>
  <p>A second paragraph of ${name}, so that there is an article on this page, and not a line of it.</p>`;

/** What libraries for pages without loads do with the next page; `next` is its parsed document. */
export const LIBRARIES: Record<string, string> = {
  'Turbo (the body is replaced)': `
    history.pushState({}, '', url);
    for (const old of document.head.querySelectorAll('link[rel=canonical], title')) old.remove();
    document.head.append(...next.head.querySelectorAll('link[rel=canonical], title'));
    document.documentElement.replaceChild(document.adoptNode(next.body), document.body);`,
  'htmx (a part is replaced, then the address)': `
    document.querySelector('#main').replaceChildren(...document.adoptNode(next.querySelector('#main')).childNodes);
    document.querySelector('link[rel=canonical]').href = next.querySelector('link[rel=canonical]').href;
    history.pushState({}, '', url);
    document.title = next.title;`,
  'barba (the new container beside the old one, until it has faded)': `
    history.pushState({}, '', url);
    const old = document.querySelector('#main');
    old.after(document.adoptNode(next.querySelector('#main')));
    await new Promise((faded) => setTimeout(faded, 200));
    old.remove();
    document.querySelector('link[rel=canonical]').setAttribute('href', next.querySelector('link[rel=canonical]').href);`,
  'pjax (markup into the container, the canonical link left as it was)': `
    document.querySelector('#main').innerHTML = next.querySelector('#main').innerHTML;
    history.pushState({}, '', url);
    document.querySelector('link[rel=canonical]').remove();`,
  'a router that replaces the whole html element': `
    history.pushState({}, '', url);
    document.replaceChild(document.adoptNode(next.documentElement), document.documentElement);`,
};

/** Code that goes on to the page at `path` as a library does. Runs in the page, as the body of an async function. */
export const goingTo = (path: string, library: string): string => `
  const url = ${JSON.stringify(path)};
  const next = new DOMParser().parseFromString(await (await fetch(url)).text(), 'text/html');
  ${library}`;

/** What the pages' rules place, with where: each once. Sorted. */
export const ONCE = [
  'footer news-to-top',
  'main news-comments',
  'story news-font-size',
  'story news-print',
];

/** Two articles with elements by rule, of one and of two comments. Puts them on the paper. */
export async function addArticles({ host, server, pages }: Paper): Promise<void> {
  const place = JSON.stringify({
    place: {
      'news-font-size': 'before h1',
      'news-print': 'append :article',
      'news-comments': { at: 'append #main', attributes: { loading: 'eager' } },
      'news-to-top': 'append footer',
    },
  });
  const page = (name: string): HostPage => ({
    body: `<!doctype html><html lang="en"><head><title>${name}</title>
      <link rel="canonical" href="${host.origin}/${name}">
      <script type="application/json" data-news-elements>${place}</script>
      <script src="${server.url}/loader.js" defer data-backend="${server.url}/"></script></head>
      <body><header>Paper</header><main id="main"><div class="story">${prose(name)}</div></main>
      <footer><news-comment-count></news-comment-count></footer></body></html>`,
  });
  Object.assign(pages, { '/first': page('first'), '/second': page('second') });
  for (const [name, count] of [
    ['first', 1],
    ['second', 2],
  ] as const)
    for (let each = 0; each < count; each++)
      await post(server.url, host.origin, `/${name}`, `Comment ${each} on ${name}`);
}

/** Whether all elements of an article of `total` comments are shown, with its thread. Runs in the page. */
export function isSettled(name: string, total: number): boolean {
  const thread = document.querySelector('news-comments')?.shadowRoot;
  const said = [...(thread?.querySelectorAll('[part~="comment"]') ?? [])];
  const number = document.querySelector('news-comment-count')?.shadowRoot?.textContent ?? '';
  return (
    said.length === total &&
    said.every(({ textContent }) => textContent.includes(`on ${name}`)) &&
    number.includes(String(total)) &&
    ['news-font-size', 'news-print', 'news-to-top'].every(
      (tag) => document.querySelector(tag)?.shadowRoot?.childElementCount,
    )
  );
}

/** The placed elements with their parents, sorted. Runs in the page, a while after that: what were placed twice is there. */
export async function placedNow(): Promise<string[]> {
  await new Promise((calm) => setTimeout(calm, 300));
  return [...document.querySelectorAll('[data-news-placed]')]
    .map(
      ({ parentElement, localName }) =>
        `${parentElement!.className || parentElement!.localName} ${localName}`,
    )
    .sort();
}

async function post(url: string, origin: string, path: string, text: string): Promise<void> {
  const article = origin + path;
  const key = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
  const answer = await fetch(`${url}/v1/comments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key, origin },
    body: JSON.stringify({ article, url: article, author: { name: 'Minh' }, text, lang: 'en' }),
  });
  assert.equal(answer.status, 201, await answer.text());
}
