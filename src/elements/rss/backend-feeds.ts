import { BackendController, type BackendHost } from '../../controllers/backend-controller.ts';
import type { PageFeed } from '../../page/feeds.ts';

/** The feeds of an element's backend. Rejects where it does not answer. */
export async function backendFeeds(host: BackendHost): Promise<PageFeed[]> {
  const source = new BackendController(host);
  const { backend, site } = await source.open();
  const feeds = backend.feeds?.({ article: source.article }) ?? [];
  return feeds
    .filter(({ kind }) => site.feeds[kind])
    .map(({ kind, url }) => ({ kind, url, title: '' }))
    .sort((a, b) => a.kind.localeCompare(b.kind));
}

/** The page's own feeds; of the backend's those of comments, and those of articles where the page names none. */
export function joinFeeds(own: readonly PageFeed[], more: readonly PageFeed[]): PageFeed[] {
  const articles = own.some(({ kind }) => kind === 'articles');
  const wanted = more.filter((feed) => feed.kind === 'comments' || !articles);
  return own.concat(
    wanted.filter(({ url }) => !own.some((feed) => place(feed.url) === place(url))),
  );
}

/** The same feed under another name of the article, or of this machine, is the same to a reader. */
function place(url: string): string {
  return url.replace(/[?#].*/, '');
}
