/**
 * What a new element is made of.
 * @param {{ name: string, tag: string, className: string }} element `reading-time`, `news-reading-time`, `NewsReadingTime`.
 * @returns {Record<string, string>} Text by path.
 */
export function filesOf({ name, tag, className }) {
  return {
    [`src/elements/${name}/${tag}.ts`]: `import { type CSSResultGroup, html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { NewsElement } from '../../core/news-element.ts';
import { baseStyles } from '../../core/tokens.styles.ts';
import { styles } from './${tag}.styles.ts';

/**
 * Shows a label before the content that stands in it.
 *
 * @tag ${tag}
 *
 * @slot - What the label speaks of; shown as it is until the element is there, and where it cannot be.
 *
 * @csspart label - The label.
 */
export class ${className} extends NewsElement<'tools'> {
  static override readonly messages = 'tools';
  static override styles: CSSResultGroup = [baseStyles, styles];
  static override properties: PropertyDeclarations = { label: {} };

  /** Text of the label. Default: none, and no label. */
  declare label: string;

  constructor() {
    super();
    this.label = '';
  }

  protected override render(): TemplateResult {
    return html\`\${this.label ? html\`<span part="label">\${this.label}</span>\` : ''}<slot></slot>\`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    '${tag}': ${className};
  }
}
`,
    [`src/elements/${name}/${tag}.styles.ts`]: `import { css } from 'lit';

export const styles = css\`
  :host {
    display: inline-block;
  }
  [part='label'] {
    margin-inline-end: 0.5em;
    color: var(--_muted);
    font-size: var(--_small);
  }
\`;
`,
    [`src/elements/${name}/define.ts`]: `import { define } from '../../core/define.ts';
import { ${className} } from './${tag}.ts';

define('${tag}', ${className});
`,
    [`src/elements/${name}/index.ts`]: `export { ${className} } from './${tag}.ts';
`,
    [`test/elements/${tag}.test.ts`]: `import '../../src/elements/${name}/define.ts';
import type { ${className} } from '../../src/elements/${name}/${tag}.ts';
import { behavesAsElement } from '../suites/element.ts';
import { expect, fixture, html } from '../suites/fixture.ts';

describe('<${tag}>', () => {
  behavesAsElement('${tag}', {
    states: [{ name: 'at rest' }, { name: 'with a label', attributes: { label: 'Label' } }],
  });

  it('shows its label', async () => {
    const element = await fixture<${className}>(
      html\`<${tag} label="Label" lang="en">Content</${tag}>\`,
    );
    expect(element.shadowRoot!.querySelector('[part="label"]')!.textContent).to.equal('Label');
  });

  it('shows none when it has none', async () => {
    const element = await fixture<${className}>(html\`<${tag} lang="en">Content</${tag}>\`);
    expect(element.shadowRoot!.querySelector('[part="label"]')).to.equal(null);
  });
});
`,
    [`demo/elements/${name}.html`]: `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta name="color-scheme" content="light dark" />
    <title>${tag}</title>
    <script src="../loader.js" async></script>
  </head>
  <body>
    <main>
      <h1><code>&lt;${tag}&gt;</code></h1>
      <p><${tag} label="Label">Content</${tag}></p>
    </main>
  </body>
</html>
`,
    [`docs/elements/${name}.md`]: `# \`<${tag}>\`

Shows a label before the content that stands in it.

\`\`\`html
<${tag} label="Label">Content</${tag}>
\`\`\`

Attributes, events, slots and parts: \`custom-elements.json\`, made from the doc block of
[\`${tag}.ts\`](../../src/elements/${name}/${tag}.ts).

## Keyboard and screen readers

It takes no focus; the label is read before the content.

## Without JavaScript

The content stays.
`,
  };
}
