export { NewsComments } from './news-comments.ts';
