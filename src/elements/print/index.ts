export { NewsPrint } from './news-print.ts';
