import type { Bounds } from '../../../backends/contract.ts';
import type { CommentingTexts } from '../commenting-texts.ts';
import { codePoints } from './code-points.ts';
import type { Explanation } from './explain.ts';

/** Finds what can be found without asking the backend. `nameBounds` is absent where no name is asked for. */
export function checkWords(
  { text, name }: { text: string; name: string },
  { bounds, nameBounds }: { bounds: Bounds; nameBounds?: Bounds },
  texts: CommentingTexts,
): Explanation[] {
  const found: Explanation[] = [];
  const length = codePoints(text);
  if (!length) found.push({ field: 'text', text: texts('needText') });
  else if (length < bounds.min)
    found.push({ field: 'text', text: texts('tooShort', { n: bounds.min }) });
  if (length > bounds.max)
    found.push({ field: 'text', text: texts('tooLong', { n: length - bounds.max }) });
  if (nameBounds) {
    const letters = codePoints(name);
    if (letters < nameBounds.min)
      found.push({ field: 'name', text: texts('needName', { n: nameBounds.min }) });
    if (letters > nameBounds.max)
      found.push({ field: 'name', text: texts('nameTooLong', { n: nameBounds.max }) });
  }
  return found;
}
