import { expect } from '../suites/fixture.ts';
import { eachPage } from './support/each-page.ts';

eachPage((promises) => {
  promises('article', ({ reader, fontSize, root }) => {
    const found = reader.articleRoot(fontSize);
    // Boxes around one another with nothing else in them are the same to a reader.
    const same = found.contains(root) || root.contains(found);
    expect(same && words(found) === words(root), nameOf(found)).to.equal(true);
  });

  promises('identity', ({ document, host, reader }) => {
    const own = `${location.origin}${new URL(document.URL).pathname}`;
    expect(reader.articleId(document)).to.equal(host.id ?? own);
  });

  promises('language', ({ host, reader, root }) => {
    expect(reader.pageLanguage(root)).to.equal(host.lang);
  });

  promises('headline, date, byline', ({ document, host, reader, root }) => {
    const { title, published, author } = reader.articleFacts(document, root);
    expect([title, published, author]).to.deep.equal([host.title, host.published, host.author]);
  });
});

function words(element: Element): string {
  return element.textContent.replace(/\s+/g, ' ').trim();
}

function nameOf({ localName, id, className }: Element): string {
  return [localName, id && `#${id}`, className && `.${className}`].filter(Boolean).join('');
}
