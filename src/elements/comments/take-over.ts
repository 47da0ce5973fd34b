import type { ReadingPlace } from './thread/reading-place.ts';

/**
 * Looks where in the comments that the page carries the reader is, before ours take their place.
 * @param place - Draws as far as that comment.
 * @returns What puts the reader there again, once ours are drawn.
 */
export function keepPlace(host: HTMLElement, place: ReadingPlace): () => void {
  const seen = [...host.querySelectorAll('li[id^="comment-"]')].filter(
    (each) => each.getBoundingClientRect().bottom > 0,
  );
  // Whoever sees what is above the thread stays there.
  if (host.getBoundingClientRect().top >= 0 || !seen[0]) return () => undefined;
  // The innermost that begins above the window's edge.
  const at = seen.findLast((each) => each.getBoundingClientRect().top <= 0) ?? seen[0];
  const { top } = at.getBoundingClientRect();
  const id = at.id.slice('comment-'.length);
  place.reach(id);
  return () => {
    const ours = host.shadowRoot!.querySelector(`li[data-id="${CSS.escape(id)}"]`);
    if (ours) scrollBy({ top: ours.getBoundingClientRect().top - top, behavior: 'instant' });
  };
}
