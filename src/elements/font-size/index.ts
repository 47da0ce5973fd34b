export { NewsFontSize } from './news-font-size.ts';
