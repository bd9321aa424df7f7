import { asDetail, failure } from "../errors.js";
import { type Language, languageOf } from "../language.js";
import type { Host, Seat } from "../seat.js";
import type { Settings } from "../settings.js";
import { failedSentence } from "./failed.js";
import { mayTakeFocus } from "./focus.js";
import { type Given, HostSettings } from "./host-settings.js";
import { wear } from "./skin.js";

/** The fault that each element's page has been told of, and with what settings: at the next try those are as wrong, and need no second telling. */
const told = new WeakMap<Host, string>();

/** Where a core lives: the seat that the loader gave, the settings, checked, and an end of its own. */
export class Place {
  readonly seat: Seat;
  readonly panel: HTMLElement;
  /** Carries the theme's custom properties and the skin's name. */
  readonly widget: HTMLElement;
  readonly hostSettings: HostSettings;
  /** The browser's word on the network when it was asked last, as the core takes it. */
  network = { type: "network", online: true };
  readonly #life = new AbortController();

  constructor(seat: Seat) {
    this.seat = seat;
    this.panel = seat.panel;
    this.widget = seat.panel.parentElement as HTMLElement;
    this.hostSettings = new HostSettings(seat.host);
    if (seat.signal.aborted) this.#life.abort();
    seat.signal.addEventListener("abort", () => this.#life.abort());
  }

  /** Aborted when the element leaves the page, or when this core was given up. */
  get signal(): AbortSignal {
    return this.#life.signal;
  }
  get settings(): Settings {
    return this.hostSettings.given.all;
  }
  get language(): Language {
    return languageOf(this.settings.locale);
  }

  /**
   * Asks the browser for its word on the network; returns whether it is another. When something has happened, and not before: whoever touches `navigator`
   * leaves 17 KB on the page's heap.
   */
  askNetwork(): boolean {
    const { online } = this.network;
    this.network = { ...this.network, online: navigator.onLine };
    return this.network.online !== online;
  }

  /** The core has taken these settings, or refused them for what is said: of that the page is told. */
  judge(given: Given, refusal?: { readonly message: string }): void {
    this.hostSettings.judge(given, !refusal);
    if (refusal) this.complain(settingsInvalid(refusal.message));
  }

  /** A new core refuses what no core had heard yet. Returns whether what the one before has taken counts again. */
  putBack(given: Given, refusal: { readonly message: string }): boolean {
    if (!this.hostSettings.judge(given, false)) return false;
    this.hostSettings.read();
    this.complain(settingsInvalid(refusal.message));
    return true;
  }

  /** Tells the page: an event `help-…`. */
  tell(event: string, detail: unknown): void {
    if (!this.signal.aborted) this.seat.host.tell(event, detail);
  }

  /** Tells the page what is wrong; the core goes on. */
  complain(thrown: unknown): void {
    if (!this.signal.aborted) this.seat.fail(thrown);
  }

  /** Tells the page what is wrong and leaves the customer the plain contact links. */
  giveUp(thrown: unknown): void {
    if (this.signal.aborted) return;
    this.#life.abort();
    wear(this, "dom");
    this.seat.fail(this.#news(thrown), failedSentence(this.language));
    // What had the focus is gone with the screen: without it Escape, and a screen reader, would be nowhere.
    const { panel } = this;
    if (!panel.hidden && mayTakeFocus(panel)) panel.focus();
  }

  /** What the page has not been told already. */
  #news(thrown: unknown): unknown {
    const { code, message } = asDetail(thrown);
    if (code !== "settings-invalid") return thrown;
    const now = `${message}\n${this.hostSettings.text}`;
    const old = told.get(this.seat.host) === now;
    told.set(this.seat.host, now);
    return old ? undefined : thrown;
  }
}

export const settingsInvalid = (fault: string): unknown => failure("settings-invalid", fault);
