import { openChromium } from './support/chromium.ts';
import { losesNothingWhenCut } from './support/cut-sending.ts';

losesNothingWhenCut('Chromium', openChromium);
