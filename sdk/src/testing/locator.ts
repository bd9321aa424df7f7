import { fieldKinds } from "../core/enums.js";
import type { ActionKind } from "../core/module.js";
import { has, type NodeFacts, words } from "../core/node.js";
import type { GivenFile } from "./backend.js";
import { readOf, roleOf, type Screen } from "./screen.js";

/** What a locator needs of the widget. */
export interface Stage {
  readonly screen: Screen;
  act(node: number, action: ActionKind, data?: string): Promise<void>;
  give(files: readonly GivenFile[]): Promise<void>;
}

export type TextMatch = string | RegExp;

const fits = (wanted: TextMatch | undefined, text: string): boolean =>
  wanted === undefined || (typeof wanted === "string" ? wanted === text : wanted.test(text));

const fields = ["TextField", "TextArea", "ComboBox"];
const choices = ["Option", "Radio", "Tab"];

/** `button named "Enviar"` */
const described = (role: string, name: TextMatch | undefined): string =>
  `${role}${name === undefined ? "" : ` named ${typeof name === "string" ? `"${name}"` : name}`}`;

/**
 * A thing on the screen as people name it. It is looked for when it is used; using what is not there, or is there twice, throws and shows the
 * screen.
 */
export class Locator {
  readonly #stage: Stage;
  readonly #what: string;
  readonly #matches: (node: NodeFacts) => boolean;

  /** @internal */
  constructor(stage: Stage, what: string, matches: (node: NodeFacts) => boolean) {
    this.#stage = stage;
    this.#what = what;
    this.#matches = matches;
  }

  /** How many there are now. */
  count(): number {
    return this.#all().length;
  }
  isVisible(): boolean {
    return this.count() > 0;
  }
  isDisabled(): boolean {
    return has(this.#one(), "Disabled");
  }
  isEditable(): boolean {
    const node = this.#one();
    return !has(node, "Disabled") && !has(node, "ReadOnly");
  }
  isInvalid(): boolean {
    return has(this.#one(), "Invalid");
  }
  isSelected(): boolean {
    return has(this.#one(), "Selected");
  }
  isFocused(): boolean {
    return this.#stage.screen.focused === this.#one().id;
  }
  name(): string {
    return words(this.#one(), "Name");
  }
  /** What stands in a field; of a fact, what is said at its right. */
  inputValue(): string {
    return words(this.#one(), "Value");
  }
  description(): string {
    return words(this.#one(), "Description");
  }
  /** The sentence about what is wrong with a field; empty when nothing is. */
  errorMessage(): string {
    return words(this.#one(), "Error");
  }
  href(): string {
    return words(this.#one(), "Href");
  }

  async click(): Promise<void> {
    const node = this.#one();
    if (has(node, "Disabled")) this.#refuse("cannot be clicked: it is disabled");
    await this.#stage.act(node.id, "Click");
  }

  /** Replaces what stands in a field. */
  async fill(text: string): Promise<void> {
    const node = this.#one();
    if (!this.isEditable() || !["TextField", "TextArea"].includes(node.role))
      this.#refuse("cannot be filled");
    await this.#stage.act(node.id, "SetValue", text);
  }

  /** Chooses among the options of a field, a list or a row of tabs, by what is read there. */
  async selectOption(label: string): Promise<void> {
    const node = this.#one();
    const option = this.#stage.screen
      .below(node.id)
      .find((inside) => choices.includes(inside.role) && words(inside, "Name") === label);
    if (!option) return this.#refuse(`has no option "${label}"`);
    if (node.role === "ComboBox") await this.#stage.act(node.id, "SetValue", words(option, "Value"));
    else await this.#stage.act(option.id, "Click");
  }

  /** Gives files to the chooser that a button opens. */
  async setInputFiles(files: GivenFile | readonly GivenFile[]): Promise<void> {
    const node = this.#one();
    if (fieldKinds[node.field] !== "File") this.#refuse("takes no files");
    if (has(node, "Disabled")) this.#refuse("takes no files now: it is disabled");
    await this.#stage.give([files].flat());
  }

  #all(): readonly NodeFacts[] {
    return this.#stage.screen.nodes.filter(this.#matches);
  }
  #one(): NodeFacts {
    const [first, ...more] = this.#all();
    if (!first)
      throw new Error(`no ${this.#what} on:\n${this.#stage.screen.snapshot || "(nothing is shown)"}`);
    if (more.length)
      throw new Error(`${more.length + 1} times ${this.#what} on:\n${this.#stage.screen.snapshot}`);
    return first;
  }
  #refuse(why: string): never {
    throw new Error(`${this.#what} ${why}, on:\n${this.#stage.screen.snapshot}`);
  }
}

/** By ARIA role and name; a text is the whole name. */
export const byRole = (stage: Stage, role: string, name: TextMatch | undefined): Locator =>
  new Locator(
    stage,
    described(role, name),
    (node) => roleOf(node) === role && fits(name, words(node, "Name")),
  );

/** A field by its label. */
export const byLabel = (stage: Stage, label: TextMatch): Locator =>
  new Locator(
    stage,
    described("field", label),
    (node) => fields.includes(node.role) && fits(label, words(node, "Name")),
  );

/** Whatever says it: as a name, a value, a description or an error. A text may be a part. */
export const byText = (stage: Stage, text: TextMatch): Locator =>
  new Locator(stage, `text ${typeof text === "string" ? `"${text}"` : text}`, (node) =>
    readOf(node).some((said) => (typeof text === "string" ? said.includes(text) : text.test(said))),
  );
