export { NewsToTop } from './news-to-top.ts';
