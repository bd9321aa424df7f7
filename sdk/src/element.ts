import type { HelpEventName, HelpListener } from "./events.js";
import { begin, type Life } from "./loader/life.js";
import type { Files } from "./loader/load.js";
import { runWaiting } from "./queue.js";
import type { Route, Settings } from "./settings.js";

/** Where the rest lies. */
let files: Files;

// Server-side rendering imports this module where no HTMLElement exists; the one tag never runs there.
/** `<help-widget>`: the launcher and the panel. Everything else arrives when the customer comes near. */
export class HelpWidgetElement extends (IN_BROWSER
  ? HTMLElement
  : (globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement))) {
  // Without a prototype: what a page has put on Object.prototype is no setting.
  #settings = { __proto__: null } as Settings;
  #life: Life | undefined;

  /** Settings of the page; they win over attributes. Replaces what was set before. */
  get settings(): Settings {
    return this.#settings;
  }
  set settings(settings: Settings) {
    this.#settings = { __proto__: null, ...settings } as Settings;
    this.#life?.apply();
  }
  /** Adds to the settings. */
  update(settings: Settings): void {
    this.settings = { ...this.settings, ...settings };
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
  /** Closes the panel and takes both off the screen; nothing opens until show(). The same as the attribute. */
  hide(): void {
    this.hidden = true;
  }

  on<Name extends HelpEventName>(
    name: Name,
    listener: HelpListener<Name>,
    options?: AddEventListenerOptions,
  ): void {
    this.addEventListener(`help-${name}`, listener as EventListener, options);
  }
  once<Name extends HelpEventName>(name: Name, listener: HelpListener<Name>): void {
    this.on(name, listener, { once: true });
  }
  off<Name extends HelpEventName>(name: Name, listener: HelpListener<Name>): void {
    this.removeEventListener(`help-${name}`, listener as EventListener);
  }

  /** Removes the element and everything it did to the page. */
  destroy(): void {
    // While it is in the page, so that the page hears of it and the focus goes back.
    this.close();
    this.remove();
  }

  connectedCallback(): void {
    if (this.#life) return;
    // A framework may have set the property before the element was defined.
    const { settings } = this;
    delete (this as { settings?: Settings }).settings;
    this.settings = settings;
    this.#life = begin(this, this.shadowRoot ?? this.attachShadow({ mode: "open" }), files);
    runWaiting();
  }
  disconnectedCallback(): void {
    // A framework that moves the element disconnects and connects it in one go: the panel survives that.
    queueMicrotask(() => {
      if (this.isConnected) return;
      const life = this.#life;
      // First: what the page does when it is told of the end may begin another.
      this.#life = undefined;
      life?.end();
    });
  }

  /** Tells the page. @internal */
  tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(`help-${name}`, { detail, bubbles: true, composed: true }));
  }
}

/**
 * Defines <help-widget>, unless the page already has one (loaded twice: the first wins) or the browser is too old, in which case
 * the links inside the tag simply stay links. Returns whether it was defined now.
 */
export const register = (where: Files): boolean => {
  if (customElements.get("help-widget") || !document.adoptedStyleSheets) return false;
  files = where;
  customElements.define("help-widget", HelpWidgetElement);
  return true;
};
