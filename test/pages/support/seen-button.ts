/** What a reader has of a button. */
export interface SeenButton {
  name: string;
  width: number;
  height: number;
  /** Share of its ink that gets through, 0 to 1. */
  opacity: number;
  /** Of its ink against what is behind it. */
  contrast: number;
  /** Whether a finger on its middle meets it. */
  met: boolean;
}

/** Looks at a button in our element's shadow root as the page draws it. */
export function seeButton(host: Element, button: HTMLElement): SeenButton {
  host.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = button.getBoundingClientRect();
  const page = host.ownerDocument;
  const window = page.defaultView!;
  let opacity = 1;
  let behind: Rgb = [255, 255, 255];
  for (const element of [...outwards(button)].reverse()) {
    const style = window.getComputedStyle(element);
    opacity *= Number(style.opacity);
    if (style.visibility !== 'visible' || style.display === 'none')
      opacity *= element === button ? 0 : 1;
    behind = over(rgba(style.backgroundColor), behind);
  }
  const ink = over(rgba(window.getComputedStyle(button).color), behind);
  const at = page.elementFromPoint(left + width / 2, top + height / 2);
  return {
    name: button.getAttribute('part') ?? '',
    width,
    height,
    opacity,
    contrast: contrast(ink, behind),
    met:
      at !== null && (at === host || host.contains(at) || at.shadowRoot?.contains(host) === true),
  };
}

type Rgb = [number, number, number];

function* outwards(from: Element): Generator<Element> {
  for (let node: Element | null = from; node;) {
    yield node;
    node =
      node.assignedSlot ?? node.parentElement ?? (node.getRootNode() as ShadowRoot).host ?? null;
  }
}

const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;

/** Any CSS colour as red, green, blue and alpha, by painting it. */
function rgba(color: string): [...Rgb, number] {
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = color;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

function over([red, green, blue, alpha]: [...Rgb, number], behind: Rgb): Rgb {
  return [red, green, blue].map((part, at) => part * alpha + behind[at]! * (1 - alpha)) as Rgb;
}

function contrast(one: Rgb, other: Rgb): number {
  const [bright, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [
    number,
    number,
  ];
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
