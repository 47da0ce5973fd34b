import { losesNothingWhenCut } from './support/cut-sending.ts';
import { openFirefox } from './support/firefox.ts';
import { openWebKit } from './support/webkit.ts';

losesNothingWhenCut('Firefox', openFirefox);
losesNothingWhenCut('WebKit', openWebKit);
