import { KEPT } from './text-rules.ts';

/** What can be done to a box: give it its own measures back, its old width or font size, any height, a scrollbar. */
type Remedy = 'box' | 'pin' | 'font' | 'tall' | 'wide';

/** A scaled article, for fitting. */
export interface Scaled {
  root: Element;
  zoom: number;
  /** Whether the root itself is zoomed. */
  whole: boolean;
  /** Turns scaling on, or off with this height kept, so that the page has the scrollbars and the place that it had. */
  turn: (on: boolean, height?: number) => void;
  /** @param css - What the remedy is for this one box; without it, the same for all. */
  remedy: (element: Element, remedy: Remedy, css: string | undefined) => void;
}

interface Room {
  left: number;
  right: number;
}

interface Measures extends Room {
  width: number;
  height: number;
  /** Px of its own by which contents are wider and higher than the box. */
  wider: number;
  higher: number;
  /** Font size, height and margins at start and end as its style has them, zoomed or not. */
  font: number;
  high: number;
  start: number;
  end: number;
}

/** Elements that are looked at, at most. */
const MOST = 6000;

/** Looks at boxes in boxes, at most: each one lays the page out. */
const ROUNDS = 24;

/** Whether rectangles inside a zoomed element are told as they are seen: as the standard says, or not at all. */
const TELLS_ZOOMED = 'currentCSSZoom' in Element.prototype;

/**
 * Finds the boxes of a scaled article that left their room, cut their text, or grew away from the media in them, and
 * gives them remedies. Outermost first: what is wrong with a box is often wrong with what stands around it only.
 */
export function fitBoxes({ root, zoom, whole, turn, remedy }: Scaled): void {
  const given = new Map<Element, Set<Remedy>>();
  let todo: (() => void)[] = [];
  turn(false, measure(root, whole ? zoom : 1).height);
  const before = new Map(
    [root, ...root.querySelectorAll('*')].slice(0, MOST).map((each) => [each, measure(each, 1)]),
  );
  turn(true);

  const has = (element: Element, kind: Remedy) => given.get(element)?.has(kind) ?? false;

  const give = (element: Element, kind: Remedy, css?: string): boolean => {
    if (has(element, kind)) return false;
    given.set(element, (given.get(element) ?? new Set()).add(kind));
    todo.push(() => remedy(element, kind, css));
    return true;
  };

  /** Whether an element, or one in it, was given something. */
  const look = (element: Element, room: Room, inFlow: boolean): boolean => {
    const was = before.get(element);
    if (!was?.width || element.matches(KEPT)) return false;
    const { display, float, position, overflowX, overflowY, direction } = getComputedStyle(element);
    const isFlow = /^(inline|contents)$/.test(display);
    const isTablePart = /^table-[^c]/.test(display);
    const isBlock = /^(block|flow-root|list-item)$/.test(display);
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

    // Text in units of a container, and what Firefox takes for the size of monospace.
    const isOtherFont = hasText && Math.abs(now.font - was.font) > 0.4;
    if (isOtherFont && give(element, 'font', `font-size: ${was.font}px !important`)) return true;
    // What a page folds up itself is its own affair; letters hang out of tight lines.
    const isFull = was.height > 0 && was.higher < was.font && !/auto|scroll/.test(overflowY);
    let gave =
      isFull &&
      now.higher > was.higher + 2 &&
      !isFlow &&
      give(
        element,
        'tall',
        `height: auto !important; min-height: ${was.high}px !important; max-height: none !important;
        -webkit-line-clamp: none !important`,
      );
    const pin = () => {
      const [width, start, end] = [was.width, was.start, was.end].map((px) => px / factor);
      return give(
        element,
        'pin',
        `box-sizing: border-box !important; min-width: 0 !important; max-width: none !important; width: ${width}px !important;
        margin-inline: ${start}px ${end}px !important`,
      );
    };
    if (!isFlow && element !== root) {
      const grew = Math.abs(now.width - was.width) > 1;
      const holds = grew && element.querySelector(KEPT) !== null;
      const isFixed = Math.abs(now.width / was.width - zoom) < 0.02;
      // In the flow a width that grows is one that the page gave: the measure of a column.
      const isColumn =
        grew &&
        (isFixed || (zoom > 1 && now.width > was.width)) &&
        inFlow &&
        isBlock &&
        float === 'none' &&
        /^(static|relative)$/.test(position);
      if ((isOut || holds || isColumn) && !hasText && !element.shadowRoot && give(element, 'box')) {
        if (display === 'table')
          for (const part of element.querySelectorAll(':scope > *, :scope > * > tr'))
            give(part, 'box');
        return true;
      }
      if ((isOut || isColumn || (holds && isFixed)) && !isTablePart && pin()) return true;
    } else if (isOut && whole && element === root && pin()) return true;

    if (!scrolls) {
      const inner = cuts ? now : room;
      for (const child of element.children) if (look(child, inner, isBlock)) gave = true;
    }
    if (gave || isFlow || isTablePart || display === 'table-cell') return gave;
    return (isOut || spills) && element.localName !== 'body' && give(element, 'wide');
  };

  const room = before.get(root)!;
  for (let round = 0; round < ROUNDS; round++) {
    todo = [];
    if (!look(root, room, false)) return;
    for (const act of todo) act();
  }
}

function measure(element: Element, factor: number): Measures {
  const { left, right, width, height } = element.getBoundingClientRect();
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
  const { fontSize, height: high, marginInlineStart, marginInlineEnd } = getComputedStyle(element);
  const told = TELLS_ZOOMED ? 1 : factor;
  return {
    left: left * told,
    right: right * told,
    width: width * told,
    height: clientHeight && height * told,
    wider: clientWidth && scrollWidth - clientWidth,
    higher: clientHeight && scrollHeight - clientHeight,
    font: parseFloat(fontSize),
    high: parseFloat(high) || 0,
    start: parseFloat(marginInlineStart) || 0,
    end: parseFloat(marginInlineEnd) || 0,
  };
}
