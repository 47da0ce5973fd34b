export { NewsCommentCount } from './news-comment-count.ts';
