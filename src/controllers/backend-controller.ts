import type { Backend, Site } from '../backends/contract.ts';
import { resolveBackend, siteOf } from '../backends/registry.ts';
import { configuration } from '../core/configuration.ts';
import { articleId } from '../page/article-id.ts';

/** An element that speaks to a backend. */
export interface BackendHost extends HTMLElement {
  /** Address or object; empty: the page's setting. */
  backend: string | Backend;
  /** Article id; empty: the page's setting, else what the page says. Absent where none is asked about. */
  article?: string;
}

/** Finds the backend and the article that an element is for. */
export class BackendController {
  readonly #host: BackendHost;

  constructor(host: BackendHost) {
    this.#host = host;
  }

  /** The address or object in force; empty when nothing names one. */
  get address(): string | Backend {
    return this.#host.backend || configuration().backend || '';
  }

  /** The article's id in force. */
  get article(): string {
    return (
      this.#host.article ||
      configuration().article ||
      articleId(this.#host.ownerDocument, this.#host)
    );
  }

  /**
   * The backend and what it can do. Rejects with a `TypeError` in words where none is set or allowed,
   * with the backend's own error where it does not answer.
   */
  async open(): Promise<{ backend: Backend; site: Site }> {
    if (!this.address)
      throw new TypeError('No backend is set: add backend="…" or configure({ backend }).');
    const backend = await resolveBackend(this.address);
    return { backend, site: await siteOf(backend) };
  }
}
