import { expect } from '@esm-bundle/chai';
import type { Backend, Comment } from '../../src/backends/contract.ts';

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

/** The functions that name a test; mocha's are global, those of `node:test` are handed over. */
export interface TestRunner {
  describe(name: string, body: () => void): unknown;
  it(name: string, body: () => Promise<void>): unknown;
}

/**
 * What every backend keeps to, as far as its own `site()` goes. A capability that is declared must work; one that is not
 * is not tried.
 */
export function behavesAsBackend(
  name: string,
  make: () => Backend | Promise<Backend>,
  { article, nearest, itself = [], comments }: BackendFixtures,
  { describe, it }: TestRunner = globalThis,
): void {
  describe(`${name} as a backend`, () => {
    it('says what it can do, in the words of the contract', async () => {
      const backend = await make();
      const site = await backend.site();
      expect(site.contract).to.equal(1);
      for (const flag of ['counts', 'related', 'stream'] as const)
        expect(site[flag], flag).to.be.a('boolean');
      expect(site.captcha).to.be.an('array');
      expect(site.siteKeys).to.be.an('object');
      expect(site.feeds).to.have.all.keys('comments', 'articles');
      if (site.comments) {
        expect(site.comments.sorts.length).to.be.greaterThan(0);
        expect(site.comments.text.max).to.be.greaterThan(site.comments.text.min);
        expect(site.comments.maxDepth).to.be.at.least(0);
      }
    });

    it('has every call that it declares', async () => {
      const backend = await make();
      const { comments: can, counts, related, feeds, captcha } = await backend.site();
      if (counts) expect(backend.counts).to.be.a('function');
      if (related) expect(backend.related).to.be.a('function');
      if (feeds.comments || feeds.articles) expect(backend.feeds).to.be.a('function');
      if (captcha.some((kind) => kind === 'image' || kind === 'proof'))
        expect(backend.captcha).to.be.an('object');
      if (!can) return;
      expect(backend.comments).to.be.a('function');
      if (can.write) expect(backend.post).to.be.a('function');
      if (can.votes !== 'none') expect(backend.vote).to.be.a('function');
      if (can.reports) expect(backend.report).to.be.a('function');
      if (can.editWindow) expect(backend.edit).to.be.a('function');
    });

    it('lists related articles, the nearest first, never the article, none twice', async () => {
      const backend = await make();
      if (!(await backend.site()).related) return;
      const query = { article: article.id, title: article.title };
      const items = await backend.related!({ ...query, limit: 20 });
      if (nearest) expect(items[0]?.url).to.equal(nearest);
      const urls = items.map(({ url }) => url);
      expect(new Set(urls).size, 'no address twice').to.equal(urls.length);
      for (const own of [article.id, ...itself]) expect(urls).not.to.include(own);
      for (const item of items) {
        expect(item.url).to.match(/^https?:\/\//);
        expect(item.title.trim(), 'a title').not.to.equal('');
        expect(item.title).to.equal(item.title.normalize('NFC'));
        if (item.published) expect(new Date(item.published).toISOString()).to.be.a('string');
        if (item.image) expect(item.image).to.match(/^https?:\/\//);
      }
      if (items.length > 1)
        expect(await backend.related!({ ...query, limit: 1 })).to.have.length(1);
    });

    it('lists and counts comments', async () => {
      const backend = await make();
      const site = await backend.site();
      if (!site.comments) return;
      const expected = (await comments?.()) ?? [];
      const page = await backend.comments!({ article: article.id, sort: site.comments.sorts[0]! });
      expect(page.total).to.be.at.least(expected.length);
      expect(page.items.map(({ id }) => id)).to.include.members(expected);
      for (const each of page.items) checkComment(each);
      if (site.counts) {
        const counts = await backend.counts!({
          articles: [article.id, 'https://nowhere.example/'],
        });
        expect(counts[article.id]).to.equal(page.total);
        expect(counts['https://nowhere.example/'] ?? 0).to.equal(0);
      }
    });

    it('takes an unknown article for an empty thread', async () => {
      const backend = await make();
      if (!(await backend.site()).comments) return;
      const page = await backend.comments!({ article: 'https://nowhere.example/never' });
      expect(page.total).to.equal(0);
      expect(page.items).to.deep.equal([]);
      expect(page.next).to.equal(null);
    });

    it('gives addresses of the feeds that it has', async () => {
      const backend = await make();
      const { feeds } = await backend.site();
      const found = backend.feeds?.({ article: article.id }) ?? [];
      if (feeds.articles) expect(found.some(({ kind }) => kind === 'articles')).to.equal(true);
      if (feeds.comments) expect(found.some(({ kind }) => kind === 'comments')).to.equal(true);
      for (const { url } of found) expect(url).to.match(/^https?:\/\//);
    });

    it('ends with an AbortError when its signal does', async () => {
      const backend = await make();
      const site = await backend.site();
      const signal = AbortSignal.abort();
      const ended = site.comments
        ? backend.comments!({ article: article.id, signal })
        : site.related
          ? backend.related!({ article: article.id, signal })
          : backend.site({ signal });
      const reason = await ended.then(
        () => null,
        (error: unknown) => error as Error,
      );
      expect(reason?.name).to.equal('AbortError');
    });
  });
}

function checkComment(comment: Comment): void {
  expect(comment.id).to.be.a('string').and.not.equal('');
  expect(comment.author.name).to.be.a('string');
  expect(comment.html).to.be.a('string');
  expect(new Date(comment.created).toString()).not.to.equal('Invalid Date');
  expect(comment.replyCount).to.be.at.least(0);
  expect(comment.votes).to.have.all.keys('up', 'down');
  for (const reply of comment.replies ?? []) checkComment(reply);
}
