import { begin, type Life } from "./loader/life.js";
import type { Files } from "./loader/load.js";
import { attributeNames, type Route, type Settings } from "./settings.js";

/** What can be listened to, by the name `on` takes; as DOM events they are called `help-open`, `help-ticket-created` … */
export type HelpEventName = "ready" | "open" | "close" | "navigate" | "ticketCreated" | "error";
export type HelpListener = (detail: unknown) => void;

const eventType = (name: string): string => `help-${name.replace("C", "-c")}`;

let files: Files;
/** Called once, before the element is registered. */
export const useFiles = (own: Files): void => {
  files = own;
};

const connected = new Set<HelpWidgetElement>();
/** The first widget that is in the page now. */
export const firstWidget = (): HelpWidgetElement | undefined => [...connected][0];
let arrived = (): void => undefined;
/** `listener` runs whenever a widget has come to the page. */
export const whenConnected = (listener: () => void): void => {
  arrived = listener;
};

/** The DOM listener behind each listener, so that off() can find it. */
const heardBy = new WeakMap<HelpListener, EventListener>();

// Server-side rendering imports this module where no HTMLElement exists.
const Base = globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement);

/** `<help-widget>`: the launcher and the panel. Everything else arrives when the customer comes near. */
export class HelpWidgetElement extends Base {
  static readonly observedAttributes = attributeNames;

  #settings: Settings = {};
  #life: Life | undefined;
  #changing = false;

  /** Settings of the page; they win over attributes. Replaces what was set before. */
  get settings(): Settings {
    return this.#settings;
  }
  set settings(settings: Settings) {
    this.#settings = settings ?? {};
    this.attributeChangedCallback();
  }
  /** Adds to the settings. */
  update(settings: Settings): void {
    this.settings = { ...this.#settings, ...settings };
  }

  open(route?: Route): void {
    this.#life?.open(route);
  }
  close(): void {
    this.#life?.close();
  }
  toggle(): void {
    this.#life?.toggle();
  }
  /** Brings launcher and panel back after hide(). */
  show(): void {
    this.hidden = false;
  }
  /** Takes launcher and panel off the screen; the state stays. */
  hide(): void {
    this.close();
    this.hidden = true;
  }

  /** Calls `listener` with the event's detail. Returns the way out. */
  on(name: HelpEventName, listener: HelpListener, once = false): () => void {
    const heard: EventListener = (event) => listener((event as CustomEvent).detail);
    heardBy.set(listener, heard);
    this.addEventListener(eventType(name), heard, { once });
    return () => this.removeEventListener(eventType(name), heard);
  }
  once(name: HelpEventName, listener: HelpListener): () => void {
    return this.on(name, listener, true);
  }
  off(name: HelpEventName, listener: HelpListener): void {
    this.removeEventListener(eventType(name), heardBy.get(listener) ?? null);
  }

  /** Removes the element and everything it did to the page. */
  destroy(): void {
    this.remove();
    this.#stop();
  }

  connectedCallback(): void {
    if (this.#life) return;
    connected.add(this);
    // A framework may have set the property before the element was defined.
    if (Object.hasOwn(this, "settings")) {
      const { settings } = this;
      delete (this as { settings?: Settings }).settings;
      this.#settings = settings;
    }
    this.#life = begin(this, this.shadowRoot ?? this.attachShadow({ mode: "open" }), files);
    arrived();
  }
  disconnectedCallback(): void {
    // A framework that moves the element disconnects and connects it in one go: the panel survives that.
    queueMicrotask(() => this.isConnected || this.#stop());
  }
  attributeChangedCallback(): void {
    if (this.#changing) return;
    this.#changing = true;
    queueMicrotask(() => {
      this.#changing = false;
      this.#life?.apply();
    });
  }

  /** Tells the page. @internal */
  tell(name: string, detail: unknown = {}): void {
    this.dispatchEvent(new CustomEvent(eventType(name), { detail, bubbles: true, composed: true }));
  }

  #stop(): void {
    connected.delete(this);
    this.#life?.end();
    this.#life = undefined;
  }
}
