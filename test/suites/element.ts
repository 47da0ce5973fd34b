import { expect, fixture, html, unsafeStatic } from './fixture.ts';
import { auditListeners } from './listener-audit.ts';
import { define } from '../../src/core/define.ts';

interface Declaration {
  tagName?: string;
  attributes?: { name: string; fieldName?: string; type?: { text: string } }[];
  members?: { kind: string; name: string; static?: boolean; privacy?: string }[];
}

/** How an element is brought into one of its states. */
export interface ElementState {
  name: string;
  /** Attributes of the element in this state. */
  attributes?: Record<string, string>;
  /** Light DOM in this state, made of plain text nodes and elements. */
  children?: () => Node[];
  /** Brings the element there and resolves when it stands. */
  reach?: (element: HTMLElement & { updateComplete: Promise<boolean> }) => Promise<void> | void;
}

/** What every element keeps to. Give a state for each that a reader can see. */
export function behavesAsElement(
  tag: string,
  { states = [{ name: 'at rest' }] }: { states?: ElementState[] } = {},
): void {
  describe('as an element of ours', () => {
    for (const state of states) {
      it(`is accessible ${state.name}`, async () => {
        const element = await make(tag, state);
        await expect(element).to.be.accessible();
      });
    }

    it('has the attributes that the manifest says', async () => {
      const { attributes = [], members = [] } = await declaration(tag);
      const element = await make(tag, states[0]!);
      for (const { name, fieldName, type } of attributes) {
        if (!fieldName) continue;
        expect(
          members.some((member) => member.name === fieldName),
          `member for ${name}`,
        ).to.equal(true);
        const values = element as unknown as Record<string, unknown>;
        const before = values[fieldName];
        element.setAttribute(name, type?.text === 'number' ? '7' : '');
        if (type?.text === 'boolean') expect(values[fieldName], name).to.equal(true);
        if (type?.text === 'number') expect(values[fieldName], name).to.equal(7);
        element.removeAttribute(name);
        await element.updateComplete;
        if (type?.text === 'boolean') expect(before, `${name} defaults to false`).to.equal(false);
      }
    });

    it('takes the texts that frameworks set where its properties are numbers', async () => {
      const { attributes = [] } = await declaration(tag);
      const element = await make(tag, states[0]!);
      const values = element as unknown as Record<string, unknown>;
      for (const { fieldName, type } of attributes) {
        if (!fieldName || !/\bnumber\b/.test(type?.text ?? '')) continue;
        values[fieldName] = '7';
        await element.updateComplete;
        expect(values[fieldName], fieldName).to.equal(7);
      }
    });

    it('takes a boolean attribute that a framework has written out as false', async () => {
      const { attributes = [] } = await declaration(tag);
      const element = await make(tag, states[0]!);
      const values = element as unknown as Record<string, unknown>;
      for (const { name, fieldName, type } of attributes) {
        if (!fieldName || type?.text !== 'boolean') continue;
        element.setAttribute(name, 'false');
        expect(values[fieldName], name).to.equal(false);
      }
    });

    it('can be defined twice', async () => {
      const first = customElements.get(tag)!;
      define(tag, class extends HTMLElement {});
      define(tag, first);
      expect(customElements.get(tag)).to.equal(first);
    });

    it('works after it was moved', async () => {
      const element = await make(tag, states[0]!);
      const place = document.createElement('section');
      document.body.append(place);
      const errors = await errorsDuring(async () => {
        place.append(element);
        await element.updateComplete;
        element.remove();
        place.append(element);
        await element.updateComplete;
      });
      expect(errors).to.deep.equal([]);
      expect(element.shadowRoot!.children.length).to.be.greaterThan(0);
      place.remove();
    });

    it('leaves no listener on the page when it goes', async () => {
      // The first instance may set up what all of them share.
      (await make(tag, states[0]!)).remove();
      const audit = auditListeners();
      try {
        const element = await make(tag, states[0]!);
        element.remove();
        await Promise.resolve();
        expect(audit.leftOver()).to.deep.equal([]);
      } finally {
        audit.stop();
      }
    });

    it('leaves its light DOM as the page wrote it', async () => {
      const element = document.createElement(tag) as HTMLElement & {
        updateComplete: Promise<boolean>;
      };
      const link = document.createElement('a');
      link.href = '#fallback';
      link.textContent = 'Fallback';
      element.append(link);
      document.body.append(element);
      await element.updateComplete;
      expect([...element.childNodes]).to.deep.equal([link]);
      expect(link.outerHTML).to.equal('<a href="#fallback">Fallback</a>');
      element.remove();
    });

    it('shows nothing of itself before its texts are there', () => {
      const element = document.createElement(tag);
      expect(element.shadowRoot).to.equal(null);
    });
  });
}

async function make(
  tag: string,
  state: ElementState,
): Promise<HTMLElement & { updateComplete: Promise<boolean> }> {
  const name = unsafeStatic(tag);
  const element = await fixture<HTMLElement & { updateComplete: Promise<boolean> }>(
    html`<${name} lang="en"></${name}>`,
  );
  for (const [attribute, value] of Object.entries(state.attributes ?? {}))
    element.setAttribute(attribute, value);
  if (state.children) element.append(...state.children());
  await element.updateComplete;
  await state.reach?.(element);
  await element.updateComplete;
  return element;
}

async function declaration(tag: string): Promise<Declaration> {
  const response = await fetch('/custom-elements.json');
  const { modules } = (await response.json()) as { modules: { declarations?: Declaration[] }[] };
  const found = modules
    .flatMap(({ declarations = [] }) => declarations)
    .find(({ tagName }) => tagName === tag);
  if (!found) throw new Error(`<${tag}> is not in custom-elements.json: npm run manifest`);
  return found;
}

async function errorsDuring(action: () => Promise<void>): Promise<string[]> {
  const errors: string[] = [];
  const keep = (event: ErrorEvent | PromiseRejectionEvent) =>
    errors.push('message' in event ? event.message : String(event.reason));
  addEventListener('error', keep);
  addEventListener('unhandledrejection', keep);
  await action();
  await new Promise((resolve) => setTimeout(resolve));
  removeEventListener('error', keep);
  removeEventListener('unhandledrejection', keep);
  return errors;
}
