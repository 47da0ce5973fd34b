import { define } from '../../core/define.ts';
import { NewsComments } from './news-comments.ts';

define('news-comments', NewsComments);
