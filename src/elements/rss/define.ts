import { define } from '../../core/define.ts';
import { NewsRss } from './news-rss.ts';

define('news-rss', NewsRss);
