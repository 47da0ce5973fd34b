import { configuration, layers } from '../core/configuration.ts';
import { identify } from '../page/article-id.ts';
import type { Finding } from './finding.ts';

const CHANNELS = { tag: 'channelTag', block: 'channelBlock', script: 'channelScript' } as const;

/** What names the article. Of a page as a whole none of its articles speaks. */
const SAYS = {
  article: 'articleData',
  canonical: 'articleCanonical',
  og: 'articleOg',
  data: 'articleData',
  address: 'articleAddress',
} as const;

/** Who the article is and why, and which channel each setting in force comes from. */
export function examinePage(script: HTMLScriptElement | undefined): Finding[] {
  const settings = configuration();
  const findings = identity(settings.article);
  if (!script) findings.push({ state: 'note', text: 'noTag' });
  for (const [name, value] of Object.entries(settings)) {
    const from = (['script', 'block', 'tag'] as const).find(
      (channel) => (layers[channel] as Record<string, unknown>)[name] !== undefined,
    );
    if (!from) continue;
    // A credential is nobody's business.
    const said = name === 'auth' ? '…' : typeof value === 'string' ? value : JSON.stringify(value);
    findings.push({ state: 'note', text: CHANNELS[from], slots: { name, value: said } });
  }
  return findings;
}

function identity(set: string | undefined): Finding[] {
  if (set) return [{ state: 'note', text: 'articleSet', slots: { id: set } }];
  const { id, by } = identify(document);
  const findings: Finding[] = [{ state: 'note', text: SAYS[by], slots: { id } }];
  const link = document.querySelector('link[rel~="canonical" i][href]')?.getAttribute('href') ?? '';
  if (link && by !== 'canonical')
    findings.push({ state: 'wrong', text: 'canonicalUnused', slots: { address: link } });
  return findings;
}
