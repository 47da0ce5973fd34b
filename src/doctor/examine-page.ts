import { configuration, layers } from '../core/configuration.ts';
import { articleId, plainAddress } from '../page/article-id.ts';
import type { Finding } from './finding.ts';

const CHANNELS = { tag: 'channelTag', block: 'channelBlock', script: 'channelScript' } as const;

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
  const id = articleId(document);
  const link = document.querySelector('link[rel~="canonical" i][href]')?.getAttribute('href') ?? '';
  const og = document.querySelector<HTMLMetaElement>('meta[property="og:url"][content]')?.content;
  const says = (address: string | undefined) =>
    !!address &&
    URL.canParse(address, document.baseURI) &&
    plainAddress(new URL(address, document.baseURI)) === id;
  const text = says(link)
    ? 'articleCanonical'
    : says(og)
      ? 'articleOg'
      : says(location.href)
        ? 'articleAddress'
        : 'articleData';
  const findings: Finding[] = [{ state: 'note', text, slots: { id } }];
  if (link && text !== 'articleCanonical')
    findings.push({ state: 'wrong', text: 'canonicalUnused', slots: { address: link } });
  return findings;
}
