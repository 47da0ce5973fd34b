/** Finds what a reader would: by role and name, through open shadow roots. */

const ROLES: Record<string, string> = {
  button: 'button, [role=button], summary',
  link: 'a[href], [role=link]',
  heading: 'h1, h2, h3, h4, h5, h6, [role=heading]',
  textbox: 'textarea, input:not([type]), input[type=text], [role=textbox]',
  list: 'ul, ol, [role=list]',
  listitem: 'li, [role=listitem]',
  status: '[role=status]',
  alert: '[role=alert]',
  group: 'fieldset, [role=group]',
  menuitem: '[role=menuitem]',
  img: 'img[alt], [role=img]',
  article: 'article, [role=article]',
  progressbar: 'progress, [role=progressbar]',
  checkbox: 'input[type=checkbox], [role=checkbox]',
  toolbar: '[role=toolbar]',
};

/** All elements of a role inside `root` and its open shadow roots, in tree order, that are not hidden. */
export function allByRole<T extends HTMLElement = HTMLElement>(
  root: Element | ShadowRoot,
  role: string,
): T[] {
  const selector = ROLES[role];
  if (!selector) throw new Error(`test/suites/queries.ts does not know the role "${role}".`);
  return [...walk(root)].filter(
    (element): element is T => element.matches(selector) && visible(element),
  );
}

/** The one element of a role and accessible name (exact text or pattern). Throws when there is none or are several. */
export function byRole<T extends HTMLElement = HTMLElement>(
  root: Element | ShadowRoot,
  role: string,
  name: string | RegExp,
): T {
  const candidates = allByRole<T>(root, role);
  const found = candidates.filter((element) => matches(nameOf(element), name));
  if (found.length === 1) return found[0]!;
  const names = candidates.map((element) => `"${nameOf(element)}"`).join(', ') || 'none';
  throw new Error(`${found.length} of role ${role} named ${String(name)}; there are: ${names}.`);
}

/** The accessible name, by the rules that our own markup uses: aria-label, labels, text without hidden parts. */
export function nameOf(element: Element): string {
  const label = element.getAttribute('aria-label');
  if (label) return label;
  const scope = element.getRootNode() as Document | ShadowRoot;
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const labels = ids.length
    ? ids.map((id) => scope.getElementById(id))
    : [...((element as HTMLInputElement).labels ?? [])];
  if (labels.length) return squeeze(labels.map((each) => textOf(each)).join(' '));
  if (element instanceof HTMLImageElement) return element.alt;
  return squeeze(textOf(element));
}

/** The text a reader gets, without what assistive technology is not told. */
export function textOf(node: Node | null): string {
  if (!node) return '';
  if (node.nodeType === Node.TEXT_NODE) return node.textContent!;
  if (!(node instanceof Element || node instanceof ShadowRoot)) return '';
  if (
    node instanceof Element &&
    (node.getAttribute('aria-hidden') === 'true' || node.localName === 'style')
  )
    return '';
  const inner = node instanceof HTMLSlotElement ? node.assignedNodes({ flatten: true }) : null;
  const children = inner?.length ? inner : [...((node as Element).shadowRoot ?? node).childNodes];
  return children.map(textOf).join('');
}

function* walk(root: Element | ShadowRoot): Generator<Element> {
  for (const child of root instanceof Element && root.shadowRoot
    ? [root.shadowRoot, root]
    : [root]) {
    for (const element of child.children) {
      yield element;
      yield* walk(element);
    }
  }
}

function visible(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

function matches(name: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? name === wanted : wanted.test(name);
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
