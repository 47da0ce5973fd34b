import { raw } from 'hono/html';
import type { Comment } from '../comments/schemas.ts';
import { plainText } from '../rich-text/plain-text.ts';
import type { ThreadLinks } from './links.ts';

/** What search engines are told of the discussion. */
export interface Discussion {
  title: string;
  /** Address of the article. */
  url: string;
  /** When the article appeared, milliseconds since 1970. */
  published: number | null;
  /** Published comments, replies included. */
  total: number;
  /** Whole addresses. */
  links: ThreadLinks;
  /** The comment whose replies the page lists. */
  parent: Comment | undefined;
}

/**
 * The discussion for search engines (schema.org `DiscussionForumPosting`); each page of it names the first one as its
 * address and holds the comments it shows. A data block: browsers run nothing in it, so the page's policy has no script
 * to allow.
 */
export function jsonLd(discussion: Discussion, comments: readonly Comment[]) {
  const { title, url, published, total, links, parent } = discussion;
  const listed = parent ? [{ ...parent, replies: [...comments] }] : comments;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'DiscussionForumPosting',
    '@id': links.to(),
    url: links.to(),
    mainEntityOfPage: links.to(),
    headline: title,
    text: title,
    author: { '@type': 'Organization', name: new URL(url).hostname, url: new URL('/', url).href },
    ...(published !== null && { datePublished: new Date(published).toISOString() }),
    sharedContent: { '@type': 'WebPage', url, headline: title },
    commentCount: total,
    interactionStatistic: interactions('CommentAction', total),
    comment: listed.flatMap((comment) => describe(links, comment)),
  };
  // "<" alone could end the block.
  const text = JSON.stringify(data).replaceAll('<', '\\u003c');
  return raw(`<script type="application/ld+json">${text}</script>`);
}

/** A comment with its replies; what is gone leaves its replies to the one above. */
function describe(links: ThreadLinks, comment: Comment): object[] {
  const { id, author, html, lang, created, edited, votes, status, replyCount } = comment;
  const answers: object[] = (comment.replies ?? []).flatMap((reply) => describe(links, reply));
  if (status !== 'published') return answers;
  return [
    {
      '@type': 'Comment',
      '@id': links.toComment(id),
      url: links.toComment(id),
      text: plainText(html),
      ...(lang && { inLanguage: lang }),
      datePublished: created,
      ...(edited && { dateModified: edited }),
      author: { '@type': 'Person', name: author.name },
      commentCount: replyCount,
      interactionStatistic: interactions('LikeAction', votes.up),
      ...(answers.length && { comment: answers }),
    },
  ];
}

function interactions(type: string, count: number) {
  return {
    '@type': 'InteractionCounter',
    interactionType: `https://schema.org/${type}`,
    userInteractionCount: count,
  };
}
