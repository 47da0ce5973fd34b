import { define } from '../../core/define.ts';
import { NewsDateline } from './news-dateline.ts';

define('news-dateline', NewsDateline);
