import type { Services } from '../services.ts';
import { Voices } from './audio/voices.ts';
import { Captcha } from './captcha.ts';

/** The CAPTCHA as configured. Throws when a voice of `--captcha-voices` cannot be read. */
export function openCaptcha({
  config,
  keys,
  db,
  clock,
}: Pick<Services, 'config' | 'keys' | 'db' | 'clock'>): Captcha {
  return new Captcha({
    kinds: config.captcha,
    maxNumber: config.captchaWork,
    keys,
    db,
    clock,
    voices: new Voices(config.captchaVoices),
  });
}
