import assert from 'node:assert/strict';
import { existsSync, globSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

interface Demo {
  buildDemo(options: { outDir: string; base?: string; origin?: string }): Promise<void>;
}

const demoProgram: string = '../../demo/build.mjs';

/** Answered by the server or made by the build of the elements. */
const elsewhere = /^(v1\/|threads|moderation|loader\.js$|news-elements\.js$)/;

for (const base of ['/', '/paper/']) {
  describe(`the demo newspaper below ${base}`, () => {
    let folder = '';
    const pages = new Map<string, string>();

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'news-elements-demo-'));
      const demo = (await import(demoProgram)) as Demo;
      await demo.buildDemo({ outDir: folder, base, origin: 'https://paper.example' });
      for (const file of globSync('**/*.html', {
        cwd: folder,
        exclude: (name) => name === 'elements',
      })) {
        pages.set(file, await readFile(join(folder, file), 'utf8'));
      }
    });
    after(() => rm(folder, { recursive: true, force: true }));

    const articles = () =>
      [...pages].filter(([file]) => /^(vi|en|ar)[/\\](?!index)[^/\\]+\.html$/.test(file));

    it('has no link that leads nowhere', () => {
      for (const [file, page] of pages) {
        for (const [, address = ''] of page.matchAll(/(?:href|src)="([^"#]+)/g)) {
          const url = new URL(
            address.replaceAll('&amp;', '&'),
            `https://paper.example${base}${file}`,
          );
          if (url.origin !== 'https://paper.example') continue;
          assert.ok(url.pathname.startsWith(base), `${file}: ${address}`);
          const path = url.pathname.slice(base.length);
          if (elsewhere.test(path)) continue;
          const found = join(folder, path, path === '' || path.endsWith('/') ? 'index.html' : '');
          assert.ok(existsSync(found), `${file}: ${address}`);
        }
      }
    });

    it('has nothing that a strict policy refuses', () => {
      for (const [file, page] of pages) {
        assert.doesNotMatch(page, /<style|\sstyle=|\son[a-z]+=|javascript:/i, file);
        for (const [, attributes = '', content = ''] of page.matchAll(
          /<script([^>]*)>([^<]*)<\/script>/g,
        )) {
          if (attributes.includes(' src=')) assert.equal(content, '', file);
          else assert.match(attributes, /type="application\/(ld\+)?json"/, file);
        }
      }
    });

    it('prints each article in the order of a newspaper, eight paragraphs and more', () => {
      assert.ok(articles().length >= 9);
      for (const [file, page] of articles()) {
        const order = [
          ...['class="name"', '<h1>', '<news-dateline', '<news-font-size', '<news-print'],
          ...['<figure', '<table', 'class="sign"', '<news-comments', '<news-related'],
          ...['<news-rss', '<news-to-top'],
        ].map((piece) => page.indexOf(piece));
        assert.ok(!order.includes(-1), file);
        assert.deepEqual(
          order,
          order.toSorted((a, b) => a - b),
          file,
        );
        assert.ok((page.match(/<p>/g) ?? []).length >= 8, file);
      }
    });

    it('names each article by one path, in the head, and by the whole address where a server is asked', () => {
      for (const [file, page] of articles()) {
        const path = `${base}${file.replaceAll('\\', '/')}`;
        assert.match(page, new RegExp(`<link rel="canonical" href="${path}">`));
        const thread = /href="[^"]*threads\?article=([^"]+)"/.exec(page)?.[1] ?? '';
        assert.equal(decodeURIComponent(thread), `https://paper.example${path}`);
        const data = /<script type="application\/ld\+json">([^<]+)<\/script>/.exec(page)?.[1] ?? '';
        assert.partialDeepStrictEqual(JSON.parse(data), {
          '@type': 'NewsArticle',
          mainEntityOfPage: `https://paper.example${path}`,
        });
      }
    });

    it('publishes its articles as a feed and as a list', async () => {
      const feed = await readFile(join(folder, 'rss.xml'), 'utf8');
      const list = JSON.parse(
        await readFile(join(folder, 'offline-json/related.json'), 'utf8'),
      ) as {
        items: { url: string }[];
      };
      const vietnamese = articles().filter(([file]) => file.startsWith('vi'));
      assert.equal(feed.match(/<item>/g)?.length, vietnamese.length);
      assert.equal(list.items.length, vietnamese.length);
      for (const { url } of list.items)
        assert.ok(feed.includes(`https://paper.example${url}<`), url);
    });
  });
}
