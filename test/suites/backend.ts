import type { Backend, BackendProblem, Comment } from '../../src/backends/contract.ts';

/** An article that no backend knows. */
const NOWHERE = 'https://nowhere.example/never';

/** What the backend under test holds. */
export interface BackendFixtures {
  /** An article that the backend knows, and its title. */
  article: { id: string; title: string };
  /** Another article that must come first among its relatives. Needed where `site()` says `related`. */
  nearest?: string;
  /** Addresses of the article itself that must not be among its relatives. */
  itself?: string[];
  /** Ids of comments that the article has, or makes some. Needed where `site()` says `comments`. */
  comments?: () => Promise<string[]>;
}

/** The functions that name a test, of mocha or of `node:test`. */
export interface TestRunner {
  describe(name: string, body: () => void): unknown;
  it(name: string, body: () => Promise<void>): unknown;
}

/** Assertions without a library: this suite runs in browsers and in Node. */
function must(condition: unknown, words: string): asserts condition {
  if (!condition) throw new Error(words);
}

/**
 * What every backend keeps to, as far as its own `site()` goes. A capability that is declared must work; one that is not
 * is not tried.
 */
export function behavesAsBackend(
  name: string,
  make: () => Backend | Promise<Backend>,
  { article, nearest, itself = [], comments }: BackendFixtures,
  { describe, it }: TestRunner,
): void {
  describe(`${name} as a backend`, () => {
    it('says what it can do, in the words of the contract', async () => {
      const backend = await make();
      const site = await backend.site();
      must(site.contract === 1, `contract is ${String(site.contract)}`);
      for (const flag of ['counts', 'related', 'stream'] as const)
        must(typeof site[flag] === 'boolean', `${flag} is ${String(site[flag])}`);
      must(Array.isArray(site.captcha), 'captcha is no list');
      must(typeof site.siteKeys === 'object', 'siteKeys is no object');
      must('comments' in site.feeds && 'articles' in site.feeds, 'feeds says too little');
      if (site.comments) {
        const { sorts, text, maxDepth } = site.comments;
        must(sorts.length > 0, 'there is no order');
        must(text.max > text.min, `a text has ${text.min} to ${text.max} characters`);
        must(maxDepth >= 0, `replies are ${maxDepth} deep`);
      }
    });

    it('has every call that it declares', async () => {
      const backend = await make();
      const { comments: can, counts, related, feeds, captcha } = await backend.site();
      const own = captcha.some((kind) => kind === 'image' || kind === 'proof');
      must(!counts || backend.counts, 'counts is missing');
      must(!related || backend.related, 'related is missing');
      must(!(feeds.comments || feeds.articles) || backend.feeds, 'feeds is missing');
      must(!own || backend.captcha, 'captcha is missing');
      if (!can) return;
      must(backend.comments, 'comments is missing');
      must(!can.write || backend.post, 'post is missing');
      must(can.votes === 'none' || backend.vote, 'vote is missing');
      must(!can.reports || backend.report, 'report is missing');
      must(!can.preview || backend.preview, 'preview is missing');
      must(!can.editWindow || (backend.edit && backend.remove), 'edit or remove is missing');
    });

    it('tells what a text will look like, if it says that it does', async () => {
      const backend = await make();
      const { comments: can } = await backend.site();
      if (!can || !can.preview) return;
      const { html } = await backend.preview!({ text: 'Một, **hai**' });
      must(/hai/.test(html) && !/\*\*/.test(html), `"${html}" is no preview`);
      const long = backend.preview!({ text: 'x'.repeat(can.text.max + 1) });
      const refused = await long.then(
        () => undefined,
        (error: unknown) => (error as Partial<BackendProblem>).problem?.type,
      );
      must(refused === 'invalid-comment', `too long a text is ${refused}`);
    });

    it('lists related articles, the nearest first, never the article, none twice', async () => {
      const backend = await make();
      if (!(await backend.site()).related) return;
      const query = { article: article.id, title: article.title };
      const items = await backend.related!({ ...query, limit: 20 });
      if (nearest) must(items[0]?.url === nearest, `first is ${items[0]?.url}, not ${nearest}`);
      const urls = items.map(({ url }) => url);
      must(new Set(urls).size === urls.length, `an address twice: ${urls.join(' ')}`);
      for (const own of [article.id, ...itself]) must(!urls.includes(own), `${own} is itself`);
      for (const { url, title, published, image } of items) {
        must(/^https?:\/\//.test(url), `${url} is no web address`);
        must(title.trim() && title === title.normalize('NFC'), `"${title}" is no title`);
        must(!published || Date.parse(published), `"${published}" is no date`);
        must(!image || /^https?:\/\//.test(image), `${image} is no web address`);
      }
      const one = await backend.related!({ ...query, limit: 1 });
      must(one.length === Math.min(1, items.length), `${one.length} instead of one`);
    });

    it('lists and counts comments', async () => {
      const backend = await make();
      const site = await backend.site();
      if (!site.comments) return;
      const expected = (await comments?.()) ?? [];
      const page = await backend.comments!({ article: article.id, sort: site.comments.sorts[0]! });
      must(page.total >= expected.length, `${page.total} comments`);
      const ids = page.items.map(({ id }) => id);
      for (const id of expected) must(ids.includes(id), `${id} is missing`);
      page.items.forEach(checkComment);
      if (!site.counts) return;
      const articles = [article.id, NOWHERE];
      const counts = await backend.counts!({ articles });
      must(
        counts[article.id] === page.total,
        `${counts[article.id]} counted, ${page.total} listed`,
      );
      must(!counts[NOWHERE], 'an unknown article has comments');
    });

    it('takes an unknown article for an empty thread', async () => {
      const backend = await make();
      if (!(await backend.site()).comments) return;
      const { total, items, next } = await backend.comments!({ article: NOWHERE });
      must(total === 0 && items.length === 0 && next === null, 'the thread is not empty');
    });

    it('gives addresses of the feeds that it has', async () => {
      const backend = await make();
      const { feeds } = await backend.site();
      const found = backend.feeds?.({ article: article.id }) ?? [];
      for (const kind of ['articles', 'comments'] as const)
        must(!feeds[kind] || found.some((feed) => feed.kind === kind), `no feed of ${kind}`);
      for (const { url } of found) must(/^https?:\/\//.test(url), `${url} is no web address`);
    });

    it('ends with an AbortError when its signal does', async () => {
      const backend = await make();
      const site = await backend.site();
      const signal = AbortSignal.abort();
      const call = site.comments
        ? backend.comments!({ article: article.id, signal })
        : site.related
          ? backend.related!({ article: article.id, signal })
          : backend.site({ signal });
      const end = await call.then(
        () => 'an answer',
        (error: unknown) => (error as Error).name,
      );
      must(end === 'AbortError', `it ended with ${end}`);
    });
  });
}

function checkComment(comment: Comment): void {
  const { id, author, html, created, replyCount, votes, replies = [] } = comment;
  must(id && typeof id === 'string', 'a comment has no id');
  must(typeof author.name === 'string' && typeof html === 'string', `${id} has no words`);
  must(Date.parse(created), `"${created}" is no date`);
  must(replyCount >= replies.length, `${id} has ${replyCount} replies`);
  must(votes.up >= 0 && votes.down >= 0, `${id} has no votes`);
  replies.forEach(checkComment);
}
