import { readPapers } from './newsroom.mjs';

/** Names a machine has for itself: a page opened under another one is the same page. */
const loopback = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Registers the newspaper's articles with the server, under the address of each page.
 * @param {object} options
 * @param {string} options.origin - Origin that serves the newspaper.
 * @param {string} [options.base] - Path below which the newspaper and the server's API lie. Default `/`.
 * @param {string} [options.server] - Address of the server, where it is reached otherwise. Default: `origin` and `base`.
 * @param {string} options.key - API key (`news-elements-server key add`).
 * @returns {Promise<number>} How many articles were new to the server.
 * @throws {Error} With the server's words, when it refuses.
 */
export async function register({ origin, base = '/', server = origin + base, key }) {
  const articles = readPapers().flatMap((paper) => paper.articles.map((article) => filed(article)));
  const response = await fetch(new URL('v1/articles', server), {
    method: 'PUT',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ articles }),
  });
  if (!response.ok) {
    throw new Error(`The articles are not registered: ${response.status} ${await response.text()}`);
  }
  const answer = await response.json();
  return answer.articles.filter(({ created }) => created).length;

  function filed(article) {
    const address = article.url({ base, origin });
    return {
      id: address,
      url: address,
      title: article.title,
      summary: article.standfirst,
      image: origin + base + article.picture,
      lang: article.paper.locale,
      section: article.sectionName,
      published: article.published,
      ...(article.updated && { updated: article.updated }),
      aliases: otherNames(address),
    };
  }
}

function otherNames(address) {
  const { hostname } = new URL(address);
  if (!loopback.includes(hostname)) return [];
  return loopback
    .filter((name) => name !== hostname)
    .map((name) => address.replace(`//${hostname}`, `//${name}`));
}
