import { raw } from 'hono/html';
import type { Comment } from '../comments/schemas.ts';
import { plainText } from '../rich-text/plain-text.ts';

/**
 * The comments of the page for search engines (schema.org). A data block: browsers run nothing in it, so the page's
 * policy has no script to allow.
 */
export function jsonLd(
  article: { title: string; url: string; comments: number },
  comments: readonly Comment[],
) {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: article.title,
    url: article.url,
    commentCount: article.comments,
    comment: comments.flatMap(describe),
  };
  // "<" alone could end the block.
  const text = JSON.stringify(data).replaceAll('<', '\\u003c');
  return raw(`<script type="application/ld+json">${text}</script>`);
}

function describe({ id, author, html, created, votes, status, replies = [] }: Comment): object[] {
  const answers: object[] = replies.flatMap(describe);
  if (status !== 'published') return answers;
  return [
    {
      '@type': 'Comment',
      '@id': `#comment-${id}`,
      text: plainText(html),
      dateCreated: created,
      author: { '@type': 'Person', name: author.name },
      upvoteCount: votes.up,
      ...(answers.length && { comment: answers }),
    },
  ];
}
