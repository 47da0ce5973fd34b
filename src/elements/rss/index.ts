export { NewsRss } from './news-rss.ts';
