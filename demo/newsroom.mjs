import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const content = join(import.meta.dirname, 'content');

/** Languages of the newspaper, the one of the home page first. */
const languages = ['vi', 'en', 'ar'];

/** An article as the desk filed it, and what its place in the paper adds. */
class Article {
  constructor(paper, slug, filed, body) {
    Object.assign(this, filed);
    this.paper = paper;
    this.slug = slug;
    this.body = body;
    this.picture = `site/img/${filed.image}`;
    this.sectionName = paper.sections.find(({ id }) => id === filed.section).name;
  }

  path(base) {
    return `${base}${this.paper.lang}/${this.slug}.html`;
  }

  /** The address that is the article's identity. */
  url({ base, origin }) {
    return origin + this.path(base);
  }

  isIn(section) {
    return this.section === section || this.also?.includes(section);
  }

  /** The paper's other articles: those of the same section first, then by date. */
  get related() {
    const others = this.paper.articles.filter((other) => other !== this);
    return [
      ...others.filter((other) => other.isIn(this.section)),
      ...others.filter((other) => !other.isIn(this.section)),
    ];
  }
}

/** One language's newspaper. */
class Paper {
  constructor(folder) {
    const read = (name) => readFileSync(join(folder, name), 'utf8');
    const { front, mostRead, ...plan } = JSON.parse(read('paper.json'));
    Object.assign(this, plan);
    this.fullName = this.name.join(' ');
    this.locale ??= this.lang;
    this.articles = readdirSync(folder)
      .filter((name) => name.endsWith('.html'))
      .map((name) => name.slice(0, -'.html'.length))
      .map(
        (slug) => new Article(this, slug, JSON.parse(read(`${slug}.json`)), read(`${slug}.html`)),
      )
      .sort((a, b) => Date.parse(b.published) - Date.parse(a.published));
    this.mostRead = mostRead.map((slug) => this.article(slug));
    this.front = {
      lead: this.article(front.lead),
      second: front.second.map((slug) => this.article(slug)),
      shelf: front.shelf && {
        name: front.shelf.name,
        articles: front.shelf.articles.map((slug) => this.article(slug)),
      },
    };
  }

  /** Throws when the paper has no such article: a plan that names one is a mistake. */
  article(slug) {
    const found = this.articles.find((article) => article.slug === slug);
    if (!found) throw new Error(`demo/content/${this.lang} has no article "${slug}".`);
    return found;
  }

  home(base) {
    return this.lang === languages[0] ? base : `${base}${this.lang}/`;
  }

  section(base, id) {
    return `${base}${this.lang}/${id}/`;
  }

  feed(base) {
    return `${this.home(base)}rss.xml`;
  }
}

/** All papers, the home page's first. */
export function readPapers() {
  return languages.map((language) => new Paper(join(content, language)));
}
