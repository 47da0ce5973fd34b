import { elements } from '../autoload/elements.ts';
import { configuration, type PlaceRule } from '../core/configuration.ts';
import type { DoctorMessages } from '../locales/messages.ts';
import { examineBackend } from './examine-backend.ts';
import { examineElement, markup } from './examine-element.ts';
import { examinePage } from './examine-page.ts';
import { examinePlace } from './examine-place.ts';
import type { Chapter } from './finding.ts';
import { DoctorPanel } from './panel.ts';

// Our own small table: the elements' way to texts comes with Lit, which the page may refuse.
const tables: Record<string, () => Promise<{ default: DoctorMessages }>> = {
  en: () => import('../locales/en/doctor.ts'),
  vi: () => import('../locales/vi/doctor.ts'),
  ar: () => import('../locales/ar/doctor.ts'),
};

/** Tags that speak to a backend. */
const WITH_BACKEND = 'news-comments, news-comment-count, news-related, news-captcha, [backend]';

/** Most elements of a tag that are told of one by one. */
const MOST = 20;

/**
 * Shows a panel that says for each of our elements, place rules and backends why it does or does not work. For who asks
 * for it by `?news-doctor` in the address.
 * @param script - The loader's tag.
 */
export async function examine(script: HTMLScriptElement | undefined): Promise<void> {
  const wanted = document.documentElement.lang || configuration().lang || 'en';
  const language = wanted.toLowerCase().split(/[-_]/)[0]!;
  const known = language in tables ? language : 'en';
  const { default: texts } = await tables[known]!();
  if (document.readyState !== 'complete')
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
  const panel = new DoctorPanel(texts, known, () => diagnose(script, texts));
  await panel.show();
}

async function diagnose(
  script: HTMLScriptElement | undefined,
  texts: DoctorMessages,
): Promise<Chapter[]> {
  const settings = configuration();
  const chapters: Chapter[] = [{ subject: texts.page, findings: examinePage(script) }];
  for (const [tag, rules] of Object.entries(settings.place ?? {})) {
    for (const rule of (Array.isArray(rules) ? rules : [rules]) as PlaceRule[]) {
      const subject = `${tag}: ${typeof rule === 'string' ? rule : rule.at}`;
      chapters.push({ subject, findings: examinePlace(tag, rule) });
    }
  }
  const addresses = new Set<string>();
  const strangers = new Set<string>();
  let found = 0;
  for (const tag of Object.keys(elements)) {
    for (const element of [...document.querySelectorAll(tag)].slice(0, MOST)) {
      found++;
      chapters.push({ subject: markup(element), findings: await examineElement(element) });
    }
  }
  // Misspelt, or of another release.
  for (const element of document.querySelectorAll(':not(:defined)')) {
    const { localName: tag } = element;
    if (!tag.startsWith('news-') || tag in elements || strangers.has(tag)) continue;
    strangers.add(tag);
    const finding = { state: 'wrong', text: 'unknownTag', slots: { tag } } as const;
    chapters.push({ subject: markup(element), findings: [finding] });
  }
  for (const element of document.querySelectorAll(WITH_BACKEND)) {
    const { backend } = element as { backend?: unknown };
    const address = element.getAttribute('backend') || backend || settings.backend || '';
    if (typeof address === 'string') addresses.add(address);
  }
  for (const address of addresses)
    chapters.push(
      address
        ? { subject: address, findings: await examineBackend(address) }
        : { subject: texts.backend, findings: [{ state: 'wrong', text: 'noBackend' }] },
    );
  if (!found && !settings.place)
    chapters.push({ subject: texts.elements, findings: [{ state: 'wrong', text: 'noElement' }] });
  return chapters;
}
