export { NewsDateline } from './news-dateline.ts';
