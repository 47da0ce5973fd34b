import type { CaptchaKind } from '../backends/contract.ts';
import { ImageCaptcha } from './image.ts';
import { ProofCaptcha } from './proof.ts';
import type { CaptchaProviderFactory } from './provider.ts';

/** The kinds we can show. Our own two come together: apart they would be more bytes for either. */
export const providers: Partial<Record<CaptchaKind, CaptchaProviderFactory>> = {
  image: (host) => new ImageCaptcha(host),
  proof: (host) => new ProofCaptcha(host),
};
