import { KEPT } from './text-rules.ts';

/** What can be done to a box: give it its own measures back, its old width, any height, a scrollbar. */
export type Remedy = 'box' | 'pin' | 'tall' | 'wide';

/** A scaled article, for fitting. */
export interface Scaled {
  root: Element;
  zoom: number;
  /** Whether the root itself is zoomed. */
  whole: boolean;
  /** Turns scaling on and off, for measuring. */
  turn: (on: boolean) => void;
  /** @param width - Of the box before scaling, in px of its own. @param margins - The same, start and end. */
  remedy: (element: Element, remedy: Remedy, width: number, margins: [number, number]) => void;
}

interface Measures {
  left: number;
  right: number;
  width: number;
  height: number;
  /** Px of its own by which contents are wider and higher than the box. */
  wider: number;
  higher: number;
  margins: [number, number];
}

/** Elements that are looked at, at most. */
const MOST = 6000;

/** Looks at boxes in boxes, at most: each one lays the page out. */
const ROUNDS = 12;

/** Whether rectangles inside a zoomed element are told as they are seen: as the standard says, or not at all. */
const TELLS_ZOOMED = 'currentCSSZoom' in Element.prototype;

/**
 * Finds the boxes of a scaled article that left their room, cut their text, or grew away from the media in them, and
 * gives them remedies. Outermost first: what is wrong with a box is often wrong with what stands around it only.
 */
export function fitBoxes({ root, zoom, whole, turn, remedy }: Scaled): void {
  const given = new Map<Element, Set<Remedy>>();
  let todo: (() => void)[] = [];
  turn(false);
  const before = new Map(
    [root, ...root.querySelectorAll('*')].slice(0, MOST).map((each) => [each, measure(each, 1)]),
  );
  turn(true);

  const has = (element: Element, kind: Remedy) => given.get(element)?.has(kind) ?? false;

  const give = (element: Element, kind: Remedy, factor = 1): boolean => {
    const was = before.get(element);
    if (!was || has(element, kind)) return false;
    given.set(element, (given.get(element) ?? new Set()).add(kind));
    const [start, end] = was.margins;
    todo.push(() => remedy(element, kind, was.width / factor, [start / factor, end / factor]));
    return true;
  };

  /** Whether an element, or one in it, was given something. */
  const look = (element: Element, room: { left: number; right: number }): boolean => {
    const was = before.get(element);
    if (!was?.width || element.matches(KEPT)) return false;
    const { display, overflowX, direction } = getComputedStyle(element);
    const isFlow = /^(inline|contents)$/.test(display);
    const isTablePart = /^table-[^c]/.test(display);
    const factor = (element === root ? whole : !has(element, 'box')) ? zoom : 1;
    const now = measure(element, factor);
    const left = Math.min(room.left, was.left) - 1;
    const right = Math.max(room.right, was.right) + 1;
    const isOut = now.left < left || now.right > right;
    const hasText = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue!.trim(),
    );
    const cuts = overflowX === 'hidden' || overflowX === 'clip';
    const scrolls = !cuts && overflowX !== 'visible';

    // Lines that cannot be broken reach out of a box that is in its place.
    const over = now.wider > was.wider + 1 ? now.wider * factor : 0;
    const spills =
      !scrolls &&
      over > 0 &&
      (cuts || (direction === 'rtl' ? now.left - over < left : now.right + over > right));

    let gave =
      now.higher > was.higher + 2 && was.height > 0 && !isFlow && give(element, 'tall', factor);
    if (!isFlow && element !== root) {
      const grew = Math.abs(now.width - was.width) > 1;
      const holds = grew && element.querySelector(KEPT) !== null;
      if ((isOut || holds) && !hasText && !element.shadowRoot && give(element, 'box', factor)) {
        if (display === 'table')
          for (const part of element.querySelectorAll(':scope > *, :scope > * > tr'))
            give(part, 'box');
        return true;
      }
      const isFixed = holds && Math.abs(now.width / was.width - zoom) < 0.02;
      if ((isOut || isFixed) && !isTablePart && give(element, 'pin', factor)) return true;
    } else if (isOut && whole && give(element, 'pin', factor)) return true;

    if (!scrolls) {
      const inner = cuts ? now : room;
      for (const child of element.children) if (look(child, inner)) gave = true;
    }
    if (gave || isFlow || isTablePart || display === 'table-cell' || element === root) return gave;
    return (isOut || spills) && give(element, 'wide', factor);
  };

  const room = before.get(root)!;
  for (let round = 0; round < ROUNDS; round++) {
    todo = [];
    const start = whole ? [root] : [...root.children];
    if (!start.filter((each) => look(each, room)).length) return;
    for (const act of todo) act();
  }
}

function measure(element: Element, factor: number): Measures {
  const { left, right, width, height } = element.getBoundingClientRect();
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
  const { marginInlineStart, marginInlineEnd } = getComputedStyle(element);
  const told = TELLS_ZOOMED ? 1 : factor;
  return {
    left: left * told,
    right: right * told,
    width: width * told,
    height: clientHeight && height,
    wider: clientWidth && scrollWidth - clientWidth,
    higher: clientHeight && scrollHeight - clientHeight,
    margins: [parseFloat(marginInlineStart) || 0, parseFloat(marginInlineEnd) || 0],
  };
}
