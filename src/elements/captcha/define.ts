import { define } from '../../core/define.ts';
import { NewsCaptcha } from './news-captcha.ts';

define('news-captcha', NewsCaptcha);
