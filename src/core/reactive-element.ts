import type { CSSResult, CSSResultGroup, PropertyDeclaration, PropertyDeclarations } from 'lit';

/** Hears when its host comes into the document and leaves it. */
export interface Controller {
  hostConnected?(): void;
  hostDisconnected?(): void;
}

/** What a controller may ask of its host. */
export interface ControllerHost {
  addController(controller: Controller): void;
  requestUpdate(): void;
  readonly updateComplete: Promise<boolean>;
}

/** What is known of a class: the property behind each attribute, and how it is declared. */
interface Shape {
  attributes: ReadonlyMap<string, string>;
  declarations: ReadonlyMap<string, PropertyDeclaration>;
}

const shapes = new WeakMap<object, Shape>();

// Where there is no document the classes can still be had.
const Base = globalThis.HTMLElement ?? class {};

/**
 * An element whose declared properties draw it anew, once for all that changed in a moment. Keeps to what `LitElement`
 * does, as far as our elements need it, in a third of its size; how it is drawn is left to the subclass, so that one
 * which needs no templates loads none. See docs/decisions/2026-11-25-reading-without-templates.md.
 */
export abstract class ReactiveElement extends Base {
  /** The properties that draw the element anew, by name. */
  static properties: PropertyDeclarations = {};

  /** Its style sheets; later ones win. */
  static styles: CSSResultGroup = [];

  static get observedAttributes(): string[] {
    return [...ReactiveElement.#shape(this).attributes.keys()];
  }

  /** The shadow root, once there is one. */
  renderRoot!: HTMLElement | DocumentFragment;
  /** Whether it was drawn once. */
  hasUpdated = false;
  #pending = false;
  #changed = new Map<PropertyKey, unknown>();
  readonly #values = new Map<string, unknown>();
  /** What was set before the class was there; it wins over the defaults. */
  readonly #early = new Map<string, unknown>();
  readonly #controllers = new Set<Controller>();
  #enable!: (started: boolean) => void;
  #drawn = new Promise<boolean>((resolve) => (this.#enable = resolve));

  constructor() {
    super();
    const own = this as Record<string, unknown>;
    for (const name of ReactiveElement.#shape(this.constructor).declarations.keys()) {
      if (!Object.hasOwn(own, name)) continue;
      this.#early.set(name, own[name]);
      delete own[name];
    }
    this.requestUpdate();
  }

  /** Resolves when all that changed so far is drawn, with whether nothing has changed since. */
  get updateComplete(): Promise<boolean> {
    return this.getUpdateComplete();
  }

  /** What `updateComplete` waits for. */
  protected getUpdateComplete(): Promise<boolean> {
    return this.#drawn;
  }

  /** Lets a controller hear of the element's comings and goings. */
  addController(controller: Controller): void {
    this.#controllers.add(controller);
  }

  /** Has the element drawn anew, soon. */
  requestUpdate(): void {
    if (!this.#pending) this.#drawn = this.#next(this.#drawn);
  }

  connectedCallback(): void {
    if (!this.renderRoot) {
      const root = (this.renderRoot = this.attachShadow({ mode: 'open' }));
      const { styles } = this.constructor as typeof ReactiveElement;
      const sheets = ([styles] as unknown[]).flat(9) as CSSResult[];
      root.adoptedStyleSheets = sheets.map(({ styleSheet }) => styleSheet!);
      for (const [name, value] of this.#early) this.#set(name, value);
    }
    this.#enable(true);
    for (const controller of this.#controllers) controller.hostConnected?.();
  }

  disconnectedCallback(): void {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }

  attributeChangedCallback(name: string, _old: string | null, value: string | null): void {
    const { attributes, declarations } = ReactiveElement.#shape(this.constructor);
    const property = attributes.get(name);
    if (property === undefined) return;
    const { converter } = declarations.get(property)!;
    (this as Record<string, unknown>)[property] =
      typeof converter === 'function' ? converter(value) : value;
  }

  /** Runs before each drawing; what is set here is drawn with it. */
  protected willUpdate(changed: Map<PropertyKey, unknown>): void {
    void changed;
  }

  /** Draws the element. Called by the subclass when all is known that is drawn. */
  protected update(changed: Map<PropertyKey, unknown>): void {
    void changed;
    this.#changed = new Map();
    this.#pending = false;
  }

  /** Runs after each drawing. */
  protected updated(changed: Map<PropertyKey, unknown>): void {
    void changed;
  }

  async #next(before: Promise<boolean>): Promise<boolean> {
    this.#pending = true;
    try {
      await before;
    } catch (error) {
      // The next drawing may do better.
      reportError(error);
    }
    const changed = this.#changed;
    try {
      this.willUpdate(changed);
      this.update(changed);
    } catch (error) {
      ReactiveElement.prototype.update.call(this, changed);
      throw error;
    }
    this.hasUpdated = true;
    this.updated(changed);
    return !this.#pending;
  }

  #set(name: string, value: unknown): void {
    const old = this.#values.get(name);
    if (Object.is(old, value)) return;
    this.#values.set(name, value);
    if (!this.#changed.has(name)) this.#changed.set(name, old);
    this.requestUpdate();
  }

  /** What a class declares, with what the class above it does; the first look gives it its accessors. */
  static #shape(constructor: object): Shape {
    const known = shapes.get(constructor);
    if (known) return known;
    const { properties, prototype } = constructor as typeof ReactiveElement;
    const above = Object.getPrototypeOf(constructor) as typeof ReactiveElement;
    const { attributes, declarations } =
      constructor === ReactiveElement
        ? { attributes: [], declarations: [] }
        : ReactiveElement.#shape(above);
    const shape = { attributes: new Map(attributes), declarations: new Map(declarations) };
    shapes.set(constructor, shape);
    for (const [name, declaration] of Object.entries(properties)) {
      const { attribute, type } = declaration;
      shape.declarations.set(name, declaration);
      if (attribute !== false)
        shape.attributes.set(typeof attribute === 'string' ? attribute : name.toLowerCase(), name);
      Object.defineProperty(prototype, name, {
        get(this: ReactiveElement) {
          return this.#values.get(name);
        },
        set(this: ReactiveElement, value: unknown) {
          // Frameworks give a property the text of its attribute.
          this.#set(name, type === Number && typeof value === 'string' ? Number(value) : value);
        },
        configurable: true,
        enumerable: true,
      });
    }
    return shape;
  }
}
