import { attribute, element } from "./dom.js";
import { EndKeeper } from "./end-keeper.js";
import { type Live, type Look, liveness, looks, type NumberPart, type Role, type TextPart } from "./enums.js";
import { type FieldEvents, isControl } from "./fields.js";
import { beyondSight, mayTakeFocus, reveal, scrollTo } from "./focus.js";
import { has, makeFacts, type NodeFacts } from "./node.js";
import { dialogShape, makeShape, type Shape } from "./shape.js";
import { applyTreeOps, type Box, type TreeSink } from "./tree.js";

interface Mirrored {
  readonly facts: NodeFacts;
  readonly shape: Shape;
  parent: number;
  /** The core has set the value since it was last shown. */
  value: boolean;
  /** Of its words, where it is not the help's. */
  lang?: string | undefined;
}

/** Roles that choose among their children, and show themselves when those have. */
const choosing: ReadonlySet<Role> = new Set(["ComboBox", "TabList", "ListBox", "RadioGroup"]);

/** Where a plain number belongs. */
const factOf = {
  Tone: "tone",
  Icon: "icon",
  Level: "level",
  MaxLength: "maxLength",
  Field: "field",
  States: "states",
  Amount: "amount",
} as const;

/** With fixed decimals: what V8 writes as it is, it also keeps, and a screen of boxes makes it set aside 64 KB for that. */
const pixels = (length: number): string => `${length.toFixed(2)}px`;

const place = (to: HTMLElement, box: Box): void => {
  to.style.setProperty("--hwx-x", pixels(box.x));
  to.style.setProperty("--hwx-y", pixels(box.y));
  to.style.setProperty("--hwx-w", pixels(box.width));
  to.style.setProperty("--hwx-h", pixels(box.height));
};

/** A function of its own: the loop around it would have V8 compile all of flush(), 4.6 KB. */
const show = (node: Mirrored, deskLanguage: string | undefined): void => {
  node.shape.show(node.facts, node.value);
  node.value = false;
  const lang = has(node.facts, "DeskWords") ? deskLanguage : undefined;
  if (lang === node.lang) return;
  node.lang = lang;
  attribute(node.shape.outer, "lang", lang);
};

const saidFor = 1000;

/**
 * The core's semantic tree as real elements: what a screen reader, a test and the second skin work with, and what lies over the canvas in
 * the first. Operations gather facts; flush() shows them once, when all of a frame are known.
 */
export class Mirror implements TreeSink {
  readonly #panel: HTMLElement;
  readonly #screen = element("div", "screen");
  readonly #events: FieldEvents;
  readonly #nodes = new Map<number, Mirrored>();
  readonly #ids = new WeakMap<Element, number>();
  readonly #dirty = new Set<Mirrored>();
  readonly #regions: Record<Exclude<Live, "Off">, HTMLElement>;
  #focus = 0;
  #scroll: [number, number] | undefined;
  #lost = false;
  #resized = false;
  /** What had the focus, in sight, before the operations came. */
  #seen: HTMLElement | undefined;
  readonly #end = new EndKeeper();

  constructor(panel: HTMLElement, events: FieldEvents) {
    this.#panel = panel;
    this.#events = {
      value: (id, value) => {
        // What the customer chose is what the field says, until the core says otherwise: it does not repeat it.
        const facts = this.#nodes.get(id)?.facts;
        if (facts) facts.texts.Value = value;
        events.value(id, value);
      },
    };
    // Two regions that are there from the start: what is put into a new one is not read by every screen reader.
    const region = (live: string): HTMLElement => {
      const made = element("div", "unseen said");
      made.setAttribute("aria-live", live);
      return made;
    };
    this.#regions = { Polite: region("polite"), Assertive: region("assertive") };
  }

  /** The node that an event's target belongs to; 0 for none. */
  nodeOf(target: EventTarget | null): number {
    for (
      let at = target instanceof Element ? target : null;
      at && at !== this.#panel;
      at = at.parentElement
    ) {
      const id = this.#ids.get(at);
      if (id !== undefined) return id;
    }
    return 0;
  }
  /** The customer, or the core, has scrolled this. */
  scrolled(body: HTMLElement): void {
    this.#end.scrolled(body);
  }
  /** Whether a conversation is read at its end. */
  get atEnd(): boolean {
    return this.#end.atEnd;
  }
  facts(id: number): NodeFacts | undefined {
    return this.#nodes.get(id)?.facts;
  }
  focusElement(id: number): HTMLElement | undefined {
    return this.#nodes.get(id)?.shape.focus;
  }
  /** Focuses it where it stands, unless the customer is busy elsewhere. */
  focusAgain(id: number): void {
    if (mayTakeFocus(this.#panel)) this.focusElement(id)?.focus({ preventScroll: true });
  }
  /** The first thing on the screen that is so. */
  find(is: (node: NodeFacts) => boolean): NodeFacts | undefined {
    for (const { facts } of this.#nodes.values()) if (is(facts)) return facts;
    return undefined;
  }
  get empty(): boolean {
    return this.#nodes.size === 0;
  }
  /** The dialog, or 0 while nothing is shown. */
  get root(): number {
    return this.find(({ role }) => role === "Dialog")?.id ?? 0;
  }
  /** The heading of the screen, where the focus goes when nothing better is known. */
  get heading(): HTMLElement {
    return this.#screen.querySelector<HTMLElement>("h2") ?? this.#panel;
  }
  /** What the customer sees in the fields now. */
  get written(): ReadonlyMap<number, string> {
    const values = new Map<number, string>();
    for (const [id, { shape }] of this.#nodes) if (isControl(shape.focus)) values.set(id, shape.focus.value);
    return values;
  }
  /** Of these, what the core does not know: it is being composed. */
  get untold(): ReadonlyMap<number, string> {
    return new Map([...this.written].filter(([id, value]) => (this.facts(id)?.texts.Value ?? "") !== value));
  }
  /** The node that has the focus; 0 for none. */
  get focused(): number {
    return this.nodeOf((this.#panel.getRootNode() as ShadowRoot).activeElement);
  }
  /** The button of the screen: what Enter in a one-line field presses. */
  get primary(): HTMLElement | null {
    return this.#screen.querySelector<HTMLElement>(".primary:not([aria-disabled])");
  }

  /** Carries out what the core has told, the oldest first. */
  apply(trees: readonly Uint8Array[]): void {
    const { activeElement } = this.#panel.getRootNode() as ShadowRoot;
    const focused = trees.some(({ length }) => length) && (activeElement as HTMLElement | null);
    this.#seen = focused && !beyondSight(focused) ? focused : undefined;
    for (const tree of trees) applyTreeOps(tree, this);
  }

  add(id: number, parent: number, before: number, role: Role, look: Look): void {
    if (!this.#screen.isConnected) this.#enter();
    const into = this.#nodes.get(parent);
    const shape =
      role === "Dialog"
        ? dialogShape(this.#panel, this.#screen)
        : makeShape(id, role, look, into?.facts.role, this.#events);
    const mirrored: Mirrored = {
      facts: makeFacts(id, role, look),
      shape,
      parent,
      value: role === "ComboBox",
    };
    this.#nodes.set(id, mirrored);
    this.#ids.set(shape.focus, id);
    this.#ids.set(shape.outer, id);
    this.#dirty.add(mirrored);
    if (role === "Dialog") return;
    // The class decides where children go, so a body shows itself at once.
    shape.show(mirrored.facts, false);
    if (!into) throw new RangeError(`Node ${id} has no parent ${parent}.`);
    into.shape.inside.insertBefore(shape.outer, this.#outer(before));
    this.#chosen(into);
    if (role === "Log") this.#end.watch(shape.outer);
  }

  remove(id: number): void {
    const gone = this.#nodes.get(id);
    if (!gone) return;
    if (gone.facts.role === "Dialog") {
      this.clear();
      return;
    }
    this.#chosen(this.#nodes.get(gone.parent));
    const active = (this.#panel.getRootNode() as ShadowRoot).activeElement;
    if (active && gone.shape.outer.contains(active)) this.#lost = true;
    for (const [inner, mirrored] of this.#nodes) {
      if (gone.shape.outer.contains(mirrored.shape.outer) && mirrored.facts.role !== "Dialog") {
        this.#nodes.delete(inner);
        this.#dirty.delete(mirrored);
      }
    }
    gone.shape.outer.remove();
  }

  move(id: number, before: number): void {
    const node = this.#nodes.get(id);
    const into = node && this.#nodes.get(node.parent);
    into?.shape.inside.insertBefore(node?.shape.outer as Node, this.#outer(before));
  }

  text(id: number, part: TextPart, text: string): void {
    const node = this.#nodes.get(id);
    if (!node) return;
    node.facts.texts[part] = text;
    this.#touch(node, part === "Value");
    this.#chosen(this.#nodes.get(node.parent));
  }

  number(id: number, part: NumberPart, value: number): void {
    const node = this.#nodes.get(id);
    if (!node) return;
    const { facts } = node;
    if (part === "Look") facts.look = looks[value] ?? "Plain";
    else if (part === "Live") facts.live = liveness[value] ?? "Off";
    else facts[factOf[part]] = value;
    this.#touch(node, false);
    if (part === "States") this.#chosen(this.#nodes.get(node.parent));
  }

  box(id: number, box: Box): void {
    const node = this.#nodes.get(id);
    if (node && node.facts.role !== "Dialog") place(node.shape.outer, box);
    this.#resized = true;
  }
  controlBox(id: number, box: Box): void {
    const node = this.#nodes.get(id);
    if (node) place(node.shape.focus, box);
  }
  content(id: number, height: number): void {
    this.#nodes.get(id)?.shape.inside.style.setProperty("--hwx-content", pixels(height));
  }
  scrollTo(id: number, y: number): void {
    this.#scroll = [id, y];
  }
  focus(id: number): void {
    this.#focus = id;
  }
  say(live: Live, text: string): void {
    if (live === "Off") return;
    const said = element("p");
    said.textContent = text;
    this.#regions[live].append(said);
    // Left in place it would be read a second time by whoever walks through the panel.
    setTimeout(() => said.remove(), saidFor);
  }

  /**
   * Shows what the operations said. Focus comes last, when what is focused is complete, and not if the customer is busy elsewhere in the page. Gives
   * the body, if it has moved by that.
   */
  flush(): HTMLElement | undefined {
    // Options before what chooses among them.
    const due = [...this.#dirty].sort(
      (a, b) => Number(choosing.has(a.facts.role)) - Number(choosing.has(b.facts.role)),
    );
    this.#dirty.clear();
    const deskLanguage = this.#nodes.get(this.root)?.facts.texts.Value;
    for (const node of due) show(node, deskLanguage);
    // Asking for the height makes the browser lay out: not in frames that only hover.
    let moved = due.length || this.#resized ? this.#end.keep() : undefined;
    this.#resized = false;
    if (this.#scroll) {
      const [id, y] = this.#scroll;
      this.#scroll = undefined;
      const body = this.#nodes.get(id)?.shape.outer;
      if (body) body.scrollTop = y;
      moved ??= body;
    }
    // What comes above it pushes it down (WCAG 2.4.11).
    if (this.#seen?.isConnected && !moved) moved = scrollTo(this.#seen);
    if (this.#focus || this.#lost) {
      const target = this.focusElement(this.#focus) ?? this.heading;
      this.#focus = 0;
      this.#lost = false;
      if (mayTakeFocus(this.#panel)) reveal(target);
    }
    return moved;
  }

  /** Nothing is shown any more. */
  clear(): void {
    this.#nodes.clear();
    this.#dirty.clear();
    this.#focus = 0;
    this.#scroll = undefined;
    this.#lost = false;
    this.#screen.replaceChildren();
  }

  /** Takes the place of the skeleton. The canvas, if there is one, stays below. */
  #enter(): void {
    const canvas = this.#panel.querySelector("canvas");
    this.#panel.replaceChildren(...(canvas ? [canvas] : []), this.#screen, ...Object.values(this.#regions));
  }

  #outer(id: number): HTMLElement | null {
    return this.#nodes.get(id)?.shape.outer ?? null;
  }
  /** A choice has come, gone or changed. */
  #chosen(by: Mirrored | undefined): void {
    if (by && choosing.has(by.facts.role)) this.#touch(by, by.facts.role === "ComboBox");
  }
  #touch(node: Mirrored, value: boolean): void {
    node.value ||= value;
    this.#dirty.add(node);
  }
}
