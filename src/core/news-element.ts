import { render, type TemplateResult } from 'lit';
import type { MessageGroup } from '../locales/messages.ts';
import { BaseElement } from './base-element.ts';

/** An element that is drawn by a Lit template. */
export abstract class NewsElement<G extends MessageGroup = MessageGroup> extends BaseElement<G> {
  /** What is drawn. */
  protected abstract render(): TemplateResult;

  protected override update(changed: Map<PropertyKey, unknown>): void {
    const template = this.render();
    super.update(changed);
    render(template, this.renderRoot, { host: this });
  }
}
