import { define } from '../../core/define.ts';
import { NewsRelated } from './news-related.ts';

define('news-related', NewsRelated);
