import { expect } from '@open-wc/testing';
import type { RelatedItem } from '../../src/backends/contract.ts';
import { FeedBackend } from '../../src/backends/feed.ts';
import { resolveBackend } from '../../src/backends/registry.ts';
import { behavesAsBackend } from '../suites/backend.ts';

const article = { id: 'https://paper.example/xa-hoi/thu-vien', title: 'Thư viện theo chuyến đò' };

function at(name: string): string {
  return new URL(`./fixtures/${name}`, import.meta.url).href;
}

async function failureOf(address: string): Promise<Error & { problem?: { type: string } }> {
  try {
    await new FeedBackend(address).related({ article: article.id });
  } catch (error) {
    return error as Error;
  }
  throw new Error('It did not fail.');
}

for (const name of ['rss.xml', 'feed.json']) {
  behavesAsBackend(
    `feed:${name}`,
    () => resolveBackend(`feed:${at(name)}`),
    {
      article,
      nearest: 'https://paper.example/xa-hoi/do-cuoi-nam',
      itself: ['http://www.paper.example/xa-hoi/thu-vien/?utm_source=rss'],
    },
    { describe, it },
  );
}

describe('FeedBackend', () => {
  it('reads items as a reader sees them', async () => {
    const [first] = await new FeedBackend(at('rss.xml')).related({
      article: article.id,
      title: article.title,
    });
    expect(first).to.deep.equal({
      url: 'https://paper.example/xa-hoi/do-cuoi-nam',
      title: 'Chuyến đò cuối năm & thư viện làng',
      published: '2026-11-23T00:30:00.000Z',
      image: new URL('/demo/site/img/ferry.svg', location.href).href,
      summary: 'Con đò chở sách.',
    } satisfies RelatedItem);
  });

  it('puts unknown dates last when words decide nothing', async () => {
    const items = await new FeedBackend(at('rss.xml')).related({ article: article.id });
    expect(items.map(({ title }) => title).at(-1)).to.equal('Tin không ngày');
    expect(items[0]!.title).to.equal('Giá chè búp tươi tăng');
  });

  it('decodes the charset that the XML names, and composes its letters', async () => {
    const text =
      '<?xml version="1.0" encoding="windows-1258"?><rss><item><title>Ba?n ?o?c</title><link>https://paper.example/</link></item></rss>';
    // In windows-1258 the tone is a character of its own.
    const letters = [0xf2, 0xf0, 0xf2];
    const start = text.indexOf('?><') + 2;
    const bytes = Uint8Array.from(text, (letter, index) =>
      letter === '?' && index > start ? letters.shift()! : letter.charCodeAt(0),
    );
    const address = URL.createObjectURL(new Blob([bytes], { type: 'text/xml' }));
    const [first] = await new FeedBackend(address).related({ article: '' });
    URL.revokeObjectURL(address);
    expect(first!.title).to.equal('Bạn đọc');
  });

  it('reads a feed that is served as a page', async () => {
    const [first] = await new FeedBackend(at('atom.html')).related({ article: '' });
    expect(first!.title).to.equal('Served as HTML');
  });

  it('leaves hostile and empty items out alone', async () => {
    const items = await new FeedBackend(at('feed.json')).related({ article: article.id });
    expect(items.map(({ title }) => title)).to.have.members([
      'Chuyến đò cuối năm & thư viện làng',
      'Một ý ngắn không có đầu đề',
    ]);
  });

  it('says when it is refused, and when it got no feed', async () => {
    expect((await failureOf(at('missing.xml'))).problem).to.include({
      type: 'refused',
      status: 404,
    });
    const page = await failureOf(at('trusted-types.html'));
    expect(page.problem?.type).to.equal('not-a-feed');
    expect(page.message).to.include('is a web page');
    expect((await failureOf(at('trusted-types.ts'))).problem?.type).to.equal('not-a-feed');
    const silent = await failureOf('http://127.0.0.1:9/rss.xml');
    expect(silent).to.be.instanceOf(TypeError);
    expect(silent.message).to.include('Access-Control-Allow-Origin');
  });

  it('works under a page that allows no way to parse markup', async () => {
    const frame = document.createElement('iframe');
    frame.src = new URL('./fixtures/trusted-types.html', import.meta.url).href;
    const told = new Promise<MessageEvent<string>>((resolve) =>
      addEventListener('message', resolve, { once: true }),
    );
    document.body.append(frame);
    expect((await told).data).to.equal('Chuyến đò cuối năm & thư viện làng');
    frame.remove();
  });
});
