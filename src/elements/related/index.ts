export { NewsRelated } from './news-related.ts';
