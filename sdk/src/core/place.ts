import { asDetail, failure } from "../errors.js";
import { type Language, languageOf } from "../language.js";
import type { Host, Seat } from "../seat.js";
import type { Settings } from "../settings.js";
import { readSettings } from "./check-settings.js";
import { failedSentence } from "./failed.js";
import { wear } from "./skin.js";

/** The fault that each element's page has been told of: wrong settings stay wrong at the next try, and need no second telling. */
const told = new WeakMap<Host, string>();

/** Where a core lives: the seat that the loader gave, the settings, checked, and an end of its own. */
export class Place {
  readonly seat: Seat;
  readonly panel: HTMLElement;
  /** Carries the theme's custom properties and the skin's name. */
  readonly widget: HTMLElement;
  readonly #life = new AbortController();
  #settings: Settings = {};

  constructor(seat: Seat) {
    this.seat = seat;
    this.panel = seat.panel;
    this.widget = seat.panel.parentElement as HTMLElement;
    if (seat.signal.aborted) this.#life.abort();
    seat.signal.addEventListener("abort", () => this.#life.abort());
  }

  /** Aborted when the element leaves the page, or when this core was given up. */
  get signal(): AbortSignal {
    return this.#life.signal;
  }
  get settings(): Settings {
    return this.#settings;
  }
  get language(): Language {
    return languageOf(this.#settings.locale);
  }

  /** Takes the element's settings whole or not at all; undefined when taken, else what is wrong. */
  readSettings(): string | undefined {
    const { settings, fault } = readSettings(this.seat.host, this.seat.host.settings);
    if (!fault) this.#settings = settings;
    return fault;
  }

  /** Tells the page: an event `help-…`. */
  tell(event: string, detail: unknown): void {
    if (!this.signal.aborted) this.seat.host.tell(event, detail);
  }

  /** Tells the page what is wrong; the core goes on. */
  complain(thrown: unknown): void {
    if (!this.signal.aborted) this.seat.fail(this.#news(thrown));
  }

  /** Tells the page what is wrong and leaves the customer the plain contact links. */
  giveUp(thrown: unknown): void {
    if (this.signal.aborted) return;
    this.#life.abort();
    wear(this, "dom");
    this.seat.fail(this.#news(thrown), failedSentence(this.language));
    // What had the focus is gone with the screen: without it Escape, and a screen reader, would be nowhere.
    const { panel, host } = this.seat;
    if (!panel.hidden && [host, document.body].includes(document.activeElement as HTMLElement)) panel.focus();
  }

  /** What the page has not been told already. */
  #news(thrown: unknown): unknown {
    const { code, message } = asDetail(thrown);
    if (code !== "settings-invalid") return thrown;
    const old = told.get(this.seat.host) === message;
    told.set(this.seat.host, message);
    return old ? undefined : thrown;
  }
}

export const settingsInvalid = (fault: string): unknown => failure("settings-invalid", fault);
