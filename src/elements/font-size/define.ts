import { define } from '../../core/define.ts';
import { NewsFontSize } from './news-font-size.ts';

define('news-font-size', NewsFontSize);
