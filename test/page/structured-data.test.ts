import { expect } from '@open-wc/testing';
import { structuredArticles, text } from '../../src/page/structured-data.ts';

function page(...blocks: unknown[]): Document {
  const document = window.document.implementation.createHTMLDocument('');
  for (const block of blocks) {
    const script = document.createElement('script');
    script.type = 'application/LD+json';
    script.textContent = typeof block === 'string' ? block : JSON.stringify(block);
    document.body.append(script);
  }
  return document;
}

function headlines(...blocks: unknown[]): unknown[] {
  return structuredArticles(page(...blocks)).map(({ headline }) => headline);
}

describe('structuredArticles', () => {
  it('finds articles alone, in lists, in a graph and as what a page is about', () => {
    expect(
      headlines(
        { '@type': 'NewsArticle', headline: 'one' },
        [{ '@type': 'Organization' }, { '@type': 'BlogPosting', headline: 'two' }],
        {
          '@graph': [{ '@type': 'WebPage' }, { '@type': ['Thing', 'Article'], headline: 'three' }],
        },
        { '@type': 'WebPage', mainEntity: { '@type': 'ReportageNewsArticle', headline: 'four' } },
      ),
    ).to.deep.equal(['one', 'two', 'three', 'four']);
  });

  it('takes nothing else for an article', () => {
    expect(
      headlines(
        { '@type': 'WebPage', headline: 'page' },
        { '@type': 'ArticleList', headline: 'list' },
        { headline: 'no type' },
        null,
        'text',
        7,
      ),
    ).to.deep.equal([]);
  });

  it('fills in authors that are only referred to, from other blocks too', () => {
    const [article] = structuredArticles(
      page(
        { '@type': 'NewsArticle', author: [{ '@id': '#ha' }, { '@id': '#nobody' }] },
        { '@type': 'Person', '@id': '#ha', name: 'Hồng Hà' },
      ),
    );
    const authors = article!['author'] as { name?: string }[];
    expect(authors.map(({ name }) => name)).to.deep.equal(['Hồng Hà', undefined]);
  });

  it('mends what content systems break', () => {
    const broken = [
      '{"@type":"NewsArticle","headline":"a\nline"}',
      '{"@type":"NewsArticle","headline":"comma",}',
      '//<![CDATA[\n{"@type":"NewsArticle","headline":"cdata"}\n//]]>',
      '<!-- {"@type":"NewsArticle","headline":"comment"} -->',
    ];
    expect(headlines(...broken)).to.deep.equal(['a line', 'comma', 'cdata', 'comment']);
  });

  it('reads the blocks beside one that cannot be mended, and none of a megabyte', () => {
    const large = { '@type': 'NewsArticle', headline: 'x'.repeat(200_000) };
    const good = { '@type': 'NewsArticle', headline: 'good' };
    expect(headlines('{"@type":', large, good)).to.deep.equal(['good']);
  });

  it('ends on a graph that is as wide and deep as it likes', () => {
    let nested: unknown = { '@type': 'NewsArticle', headline: 'deep' };
    for (let level = 0; level < 1000; level++) nested = { '@graph': [nested, {}] };
    expect(headlines(nested)).to.deep.equal([]);
  });
});

describe('text', () => {
  it('reads the entities that stand in strings', () => {
    expect(text('Ng&#432;&#x1EDD;i &amp; s&ocirc;ng &quot;Tr&agrave;&quot;')).to.equal(
      'Người & s&ocirc;ng "Tr&agrave;"',
    );
  });

  it('leaves what is no character, and is empty for what is no string', () => {
    expect(text('&#0; &#9999999; &#x110000;')).to.equal('&#0; &#9999999; &#x110000;');
    for (const value of [null, undefined, 7, {}, []]) expect(text(value)).to.equal('');
  });
});
