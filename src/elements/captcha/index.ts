export { NewsCaptcha } from './news-captcha.ts';
