import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { Comment, CommentPage } from '../../src/comments/schemas.ts';
import { articleKey } from '../../src/identity/article-id.ts';
import { draft, newKey, post, problem, read, send } from '../support/comments.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';
import { essence, threads } from './corpus.ts';
import {
  assertQuiet,
  attribute,
  elementsOf,
  readMarkup,
  settled,
  textOf,
  withClass,
} from './read-markup.ts';
import { refused } from './unicode.data.ts';

/** What nobody may turn, hide or break in another's text with, in any answer. */
// eslint-disable-next-line no-control-regex -- these are the characters meant
const takenOut = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e]/;

describe('texts that mean harm', () => {
  let server: TestServer;

  before(async () => {
    server = await startServer({
      captcha: [],
      commentRate: 0,
      maxLength: 10_000,
      maxLinks: 100,
    });
  });
  after(() => server.close());

  it('are two hundred and more', () => assert.ok(threads.flat().length > 200));

  threads.forEach((thread, number) => {
    describe(`in thread ${number + 1} of ${threads.length}`, () => {
      const stored = new Map<string, Comment>();
      let article = '';

      before(async () => {
        article = `${server.origin}/hostile/${number}`;
        for (const { text, name } of thread) {
          const { comment } = await post(server, { article, url: article, text, author: { name } });
          stored.set(comment.id, comment);
        }
        const title = `</title></script>${thread[0]?.text}`.slice(0, 200);
        const id = articleKey(article);
        await server.services.db
          .updateTable('articles')
          .set({ title, listed: 1 })
          .where('id', '=', id)
          .execute();
        server.services.store.announceThread(id);
      });

      /** A document of ours about this thread. */
      async function text(path: string, query: Record<string, string> = {}): Promise<string> {
        const search = new URLSearchParams({ article, ...query });
        const response = await server.call(`${path}?${search.toString()}`);
        assert.equal(response.status, 200);
        return response.text();
      }

      /** The comments of a document, each with the element its words stand in. */
      function shown(html: string) {
        const parent = readMarkup(html);
        return [...elementsOf(parent)]
          .filter(({ tagName }) => tagName === 'li')
          .map((item) => ({
            id: attribute(item, 'id')?.replace(/^comment-/, '') ?? '',
            item,
          }))
          .filter(({ id }) => stored.has(id));
      }

      it('are all in the list, tame, with their words', async () => {
        const search = new URLSearchParams({ article, limit: '100', sort: 'oldest' });
        const response = await server.call(`/v1/comments?${search.toString()}`);
        const { items, total } = (await read(response, 200)) as CommentPage;
        assert.equal(total, thread.length);
        assert.deepEqual(items.map(({ id }) => id), [...stored.keys()]); // prettier-ignore
        items.forEach(({ html, author }, at) => {
          const words = textOf(readMarkup(html));
          const { text, end, literal } = thread[at] ?? assert.fail();
          assertQuiet(readMarkup(html));
          assert.doesNotMatch(words + author.name, takenOut);
          assert.doesNotMatch(words + author.name, /\p{M}{6}/u);
          assert.ok(words.includes(end), `${end} of ${text.slice(0, 80)}`);
          if (literal)
            assert.ok(essence(words).includes(essence(text)), `${text}\nbecame ${words}`);
        });
      });

      it('are all in the feed, which is well-formed', async () => {
        const items = itemsOf(await text('/v1/feeds/comments.rss'));
        assert.equal(items.length, thread.length);
        for (const item of items) {
          const comment = stored.get(item['guid']?.split(':').at(-1) ?? '') ?? assert.fail();
          assert.equal(item['dc:creator'], comment.author.name);
          assert.equal(
            settled(item['description'] ?? ''),
            settled(comment.html.replace(/[\ufffe\uffff]/g, '')),
          );
        }
      });

      it('are all on the page without script, and in its data for search engines', async () => {
        const seen = new Set<string>();
        let next: string | undefined =
          `/threads?${new URLSearchParams({ article, sort: 'oldest' }).toString()}`;
        while (next !== undefined) {
          const html: string = await (await server.call(next)).text();
          const document = readMarkup(html);
          assertQuiet(document, ['threads', 'v1/', '#', server.origin]);
          const elements = [...elementsOf(document)];
          for (const { id, item } of shown(html)) {
            const comment = stored.get(id) ?? assert.fail();
            seen.add(id);
            const [body] = withClass(item, 'body');
            const [author] = withClass(item, 'author');
            assert.ok(body && author);
            assert.equal(textOf(author), comment.author.name);
            assert.equal(textOf(body).trim(), textOf(readMarkup(comment.html)).trim());
          }
          const [data, ...more] = elements.filter(({ tagName }) => tagName === 'script');
          assert.ok(data);
          assert.deepEqual(more, []);
          const { comment } = JSON.parse(textOf(data)) as { comment: { author: unknown }[] };
          assert.equal(comment.length, shown(html).length);
          const link = elements.find((element) => attribute(element, 'rel') === 'next');
          next = link && `/${attribute(link, 'href')}`;
        }
        assert.deepEqual(seen, new Set(stored.keys()));
      });

      it('are all in the fragment that pages take in', async () => {
        const html = await text('/threads/fragment', { limit: '50', sort: 'oldest' });
        assertQuiet(readMarkup(html), [server.origin]);
        const comments = shown(html);
        assert.equal(comments.length, thread.length);
        for (const { id, item } of comments) {
          const words = textOf(readMarkup(stored.get(id)?.html ?? '')).trim();
          assert.ok(textOf(item).includes(words), words);
        }
      });
    });
  });

  it('are refused in a field where there is nothing to show, or too much', async () => {
    for (const [text, code] of refused) {
      const response = await send(server, draft(server, { text }), newKey());
      const { errors } = await problem(response, 422, 'invalid-comment');
      assert.deepEqual(errors?.map((field) => [field.field, field.code]), [['text', code]]); // prettier-ignore
    }
  });
});

/** The items of an RSS document, by the names of what they hold; fails where it is not well-formed. */
function itemsOf(xml: string): Record<string, string>[] {
  const items: Record<string, string>[] = [];
  const parser = new SaxesParser();
  let open: SaxesTagPlain | undefined;
  parser.on('error', (error) => assert.fail(error));
  parser.on('opentag', (tag) => {
    if (tag.name === 'item') items.push({});
    open = tag;
  });
  parser.on('text', (text) => {
    const item = items.at(-1);
    if (item && open) item[open.name] = (item[open.name] ?? '') + text;
  });
  parser.on('closetag', () => (open = undefined));
  parser.write(xml).close();
  return items;
}
