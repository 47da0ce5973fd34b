import { define } from '../../core/define.ts';
import { NewsPrint } from './news-print.ts';

define('news-print', NewsPrint);
