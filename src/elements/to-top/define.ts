import { define } from '../../core/define.ts';
import { NewsToTop } from './news-to-top.ts';

define('news-to-top', NewsToTop);
