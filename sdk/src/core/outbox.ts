import type { HelpErrorDetail } from "../errors.js";
import { wordsFor } from "../loader/words.js";
import { Badge } from "./badge.js";
import { type ChannelMessage, type Fetch, FetchChannel } from "./channel.js";
import { element } from "./dom.js";
import type { Effect } from "./effects.js";
import { Files } from "./files.js";
import { asOverHttp, type CallMessage, HostCalls } from "./host-calls.js";
import { copyText, saveFile } from "./keep.js";
import type { Place } from "./place.js";
import { applyTheme } from "./skin.js";
import { DraftStore } from "./storage.js";
import { countInTitle } from "./title.js";
import { tone } from "./tone.js";
import { Voucher } from "./vouch.js";

/** Carries out what the core asks of the page, and brings back the answers of the desk. */
export class Outbox {
  readonly #place: Place;
  /** What the customer gave for the ticket. */
  readonly files = new Files();
  readonly #voucher: Voucher;
  readonly #channel: FetchChannel;
  readonly #calls: HostCalls;
  readonly #drafts: DraftStore;
  readonly #badge: Badge;
  /** Read aloud to whoever does not see the launcher. */
  readonly #aloud = element("p", "unseen");
  #route: string | undefined;
  #unread = 0;
  #words = "";

  constructor(place: Place, hear: (message: object) => void, fetching: Fetch) {
    this.#place = place;
    const answer = (message: ChannelMessage | CallMessage): void => {
      // Without a network is something else than without an answer.
      const failed = message.type === "failed" || message.type === "problem";
      if (failed && place.askNetwork()) hear(place.network);
      hear(message);
    };
    const endpoint = (): string => place.settings.endpoint ?? "";
    this.#voucher = new Voucher(place);
    this.#channel = new FetchChannel(endpoint, answer, fetching, this.files, this.#voucher.ask);
    this.#calls = new HostCalls(() => place.settings.transport, answer, this.files, asOverHttp);
    this.#drafts = new DraftStore(place.settings.site ?? "", place.seat.host);
    this.#badge = new Badge(place);
    this.#aloud.role = "status";
    place.widget.append(this.#aloud);
    place.signal.addEventListener("abort", () => {
      countInTitle(place, 0);
      this.#aloud.remove();
    });
  }

  /** What the core has put aside for the next instance, by key. */
  get kept(): Readonly<Record<string, string>> {
    return this.#drafts.all;
  }
  /** Whether something is kept of which the first part of the module knows nothing: a ticket or a chat that was begun. */
  get goesOn(): boolean {
    return "ticket" in this.kept || "chat" in this.kept;
  }
  /** Takes what another page of this tab keeps by now. Returns whether the ticket or the chat has gone on there: then what was known here of them is old. */
  readAgain(): boolean {
    if (!this.#drafts.readAgain()) return false;
    this.files.clear();
    // The next instance tells of what it finds, not of what is gone.
    if (this.#unread) {
      this.#showUnread(0, "");
      this.#emit("unread", { count: 0 });
    }
    return true;
  }
  /** Where the customer went last. */
  get route(): string | undefined {
    return this.#route;
  }

  /** What the core wants done after a frame. */
  carryOut(effects: readonly Effect[]): void {
    this.#calls.heard();
    for (const effect of effects) this.#do(effect);
  }

  #do(effect: Effect): void {
    const { panel, widget, seat } = this.#place;
    switch (effect.type) {
      case "request":
        this.#channel.send(effect);
        break;
      case "cancel":
        this.#channel.cancel(effect.id);
        this.#calls.cancel(effect.id);
        break;
      case "call":
        this.#calls.call(effect);
        break;
      case "store":
        this.#drafts.put(effect.key, effect.value);
        // Sent, or of somebody who is gone: its files go with it.
        if (effect.key === "ticket" && effect.value === null) this.files.clear();
        break;
      case "theme":
        applyTheme(widget, effect.css);
        break;
      case "language":
        panel.lang = effect.locale;
        this.#nameLauncher();
        break;
      case "event":
        this.#emit(effect.name, effect.detail);
        break;
      case "unread":
        this.#showUnread(effect.count, effect.words);
        break;
      case "copy":
        void copyText(effect.text);
        break;
      case "save":
        saveFile(effect.name, effect.text);
        break;
      case "dismiss":
        seat.close();
        break;
    }
  }

  /** The page may want other signs than before. */
  settingsChanged(): void {
    const { title } = this.#place.settings.unread ?? {};
    this.#badge.show(this.#unread, this.#words);
    countInTitle(this.#place, title ? this.#unread : 0);
  }

  /** The page's Content-Security-Policy has refused this address. */
  noteBlocked(address: string): void {
    this.#channel.noteBlocked(address);
  }

  /** Whatever is under way has no one to be brought back to. */
  close(): void {
    this.#channel.close();
    this.#calls.close();
  }

  /** Our own, which the loader has named in the language of that time. */
  #nameLauncher(): void {
    const { widget, settings } = this.#place;
    const launcher = widget.querySelector(".launcher");
    if (launcher) [launcher.ariaLabel] = wordsFor(settings.locale);
  }

  #fault(detail: HelpErrorDetail): void {
    // The core takes a session for unreachable that the page's own function has kept from being asked for: that has been told.
    if (detail.code !== "backend-unreachable" || !this.#voucher.fails) this.#place.complain(detail);
  }

  #showUnread(count: number, words: string): void {
    // The last frame of an element that is gone leaves no signs behind.
    if (this.#place.signal.aborted) return;
    if (count > this.#unread && this.#place.settings.unread?.sound) tone();
    // Open, the help says it itself. The same words, written again, would be read again.
    const aloud = count && this.#place.panel.hidden ? words : "";
    if (this.#aloud.textContent !== aloud) this.#aloud.textContent = aloud;
    this.#unread = count;
    this.#words = words;
    this.settingsChanged();
  }

  #emit(name: string, detail: unknown): void {
    if (name === "navigate") this.#route = (detail as { to?: string }).to;
    if (name === "error") this.#fault(this.#calls.explain(detail as HelpErrorDetail));
    // Opening and closing are told by the element, which knows them without a core as well.
    else if (name !== "open" && name !== "close") {
      this.#place.tell(name.replace(/[A-Z]/g, "-$&").toLowerCase(), detail);
    }
  }
}
