import { define } from '../../core/define.ts';
import { NewsCommentCount } from './news-comment-count.ts';

define('news-comment-count', NewsCommentCount);
