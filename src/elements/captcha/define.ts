import { define } from '../../core/define.ts';
import { NewsCaptcha } from './news-captcha.ts';

export { NewsCaptcha };

define('news-captcha', NewsCaptcha);
