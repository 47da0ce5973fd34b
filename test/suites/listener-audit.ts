/** What was registered on the page and is not taken back. */
export interface Audit {
  /** Names of event types that still have a listener; ended signals and removed listeners do not count. */
  leftOver(): string[];
  stop(): void;
}

interface Registration {
  target: EventTarget;
  type: string;
  listener: unknown;
  signal: AbortSignal | undefined;
}

/** Watches listeners on window and document, so that a test sees what an element leaves behind. */
export function auditListeners(): Audit {
  const registrations: Registration[] = [];
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const watched = (target: EventTarget | undefined) =>
    target === undefined || target === window || target === document;
  EventTarget.prototype.addEventListener = function (
    this: EventTarget | undefined,
    type,
    listener,
    options,
  ) {
    if (watched(this) && listener && !(typeof options === 'object' && options.once)) {
      const signal = typeof options === 'object' ? options.signal : undefined;
      registrations.push({ target: this ?? window, type, listener, signal });
    }
    add.call(this ?? window, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (
    this: EventTarget | undefined,
    type,
    listener,
    options,
  ) {
    const index = registrations.findIndex(
      (each) =>
        each.type === type && each.listener === listener && each.target === (this ?? window),
    );
    if (index >= 0) registrations.splice(index, 1);
    remove.call(this ?? window, type, listener, options);
  };
  return {
    leftOver: () => registrations.filter(({ signal }) => !signal?.aborted).map(({ type }) => type),
    stop() {
      EventTarget.prototype.addEventListener = add;
      EventTarget.prototype.removeEventListener = remove;
    },
  };
}
