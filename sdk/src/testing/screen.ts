import { fieldKinds, type Role, type states, type TextPart } from "../core/enums.js";
import { has, makeFacts, type NodeFacts, words } from "../core/node.js";
import type { TreeSink } from "../core/tree.js";

const roleNames: Record<Role, string> = {
  Dialog: "dialog",
  Group: "group",
  Form: "form",
  Heading: "heading",
  Text: "text",
  Button: "button",
  Link: "link",
  TextField: "textbox",
  TextArea: "textbox",
  ComboBox: "combobox",
  Option: "option",
  List: "list",
  ListItem: "listitem",
  Status: "status",
  Alert: "alert",
  Image: "img",
  Log: "log",
  TabList: "tablist",
  Tab: "tab",
  ListBox: "listbox",
  RadioGroup: "radiogroup",
  Radio: "radio",
  Table: "table",
  Row: "row",
  RowHeader: "rowheader",
  Cell: "cell",
};

/** A node's role in ARIA's words. */
export const roleOf = (node: NodeFacts): string => roleNames[node.role];

const stateWords: ReadonlyArray<readonly [keyof typeof states, string]> = [
  ["Disabled", "disabled"],
  ["ReadOnly", "readonly"],
  ["Required", "required"],
  ["Invalid", "invalid"],
  ["Busy", "busy"],
  ["Selected", "selected"],
  ["VisuallyHidden", "hidden visually"],
  ["Current", "current"],
];

/** How a part of a node is told in a snapshot, after its name. */
const marks: ReadonlyArray<readonly [TextPart, string]> = [
  ["Href", " -> "],
  ["Description", " — "],
  ["Error", " ! "],
];

/** The id of a choice and the media types that a button takes are for the program. */
const hasHiddenValue = ({ role, look, field }: NodeFacts): boolean =>
  role === "ComboBox" || (role === "Option" && look === "Plain") || fieldKinds[field] === "File";

/** All that can be read of a node. */
export const readOf = (node: NodeFacts): readonly string[] => [
  words(node, "Name"),
  hasHiddenValue(node) ? "" : words(node, "Value"),
  words(node, "Description"),
  words(node, "Error"),
];

/** The semantic tree as the core has told it: what a page would show. */
export class Screen implements TreeSink {
  /** What was said aloud, in order. */
  readonly said: string[] = [];
  focused = 0;
  readonly #nodes = new Map<number, NodeFacts>();
  /** Children by parent; 0 holds the root. */
  readonly #children = new Map<number, number[]>();
  readonly #parents = new Map<number, number>();

  /** All nodes in reading order. */
  get nodes(): readonly NodeFacts[] {
    return this.below(0);
  }

  /** The nodes inside `id`, in reading order. */
  below(id: number): readonly NodeFacts[] {
    return this.#childrenOf(id).flatMap((child) => [this.#at(child), ...this.below(child)]);
  }

  /** Every word that can be read, a line each. */
  get readable(): string {
    return this.nodes
      .flatMap(readOf)
      .filter((line) => line)
      .join("\n");
  }

  /** A node a line, indented, as in the native harness: `  button "Enviar" [busy]`. */
  get snapshot(): string {
    return this.#childrenOf(0)
      .map((id) => this.#lines(id, ""))
      .join("");
  }

  add(id: number, parent: number, before: number, role: Role, look: NodeFacts["look"]): void {
    this.#nodes.set(id, makeFacts(id, role, look));
    this.#parents.set(id, parent);
    this.#insert(id, parent, before);
  }
  remove(id: number): void {
    this.#leave(id);
    for (const { id: inside } of this.below(id)) this.#forget(inside);
    this.#forget(id);
  }
  move(id: number, before: number): void {
    const parent = this.#parents.get(id) ?? 0;
    this.#leave(id);
    this.#insert(id, parent, before);
  }
  text(id: number, part: TextPart, text: string): void {
    this.#at(id).texts[part] = text;
  }
  number(id: number, part: Parameters<TreeSink["number"]>[1], value: number): void {
    if (part === "States") this.#at(id).states = value;
    else if (part === "Field") this.#at(id).field = value;
  }
  box(): void {}
  controlBox(): void {}
  content(): void {}
  scrollTo(): void {}
  focus(id: number): void {
    this.focused = id;
  }
  say(_live: unknown, text: string): void {
    this.said.push(text);
  }

  #at(id: number): NodeFacts {
    const node = this.#nodes.get(id);
    if (!node) throw new Error(`The core told about a node ${id} that is not there.`);
    return node;
  }
  #childrenOf(parent: number): number[] {
    let children = this.#children.get(parent);
    if (!children) {
      children = [];
      this.#children.set(parent, children);
    }
    return children;
  }
  #insert(id: number, parent: number, before: number): void {
    const siblings = this.#childrenOf(parent);
    siblings.splice(before ? siblings.indexOf(before) : siblings.length, 0, id);
  }
  #leave(id: number): void {
    const siblings = this.#childrenOf(this.#parents.get(id) ?? 0);
    siblings.splice(siblings.indexOf(id), 1);
  }
  #forget(id: number): void {
    this.#nodes.delete(id);
    this.#children.delete(id);
    this.#parents.delete(id);
  }
  #lines(id: number, indent: string): string {
    const node = this.#at(id);
    const name = words(node, "Name");
    const value = words(node, "Value");
    let line = `${indent}${roleOf(node)}${name && ` "${name}"`}${value && ` = ${value}`}`;
    for (const [state, word] of stateWords) if (has(node, state)) line += ` [${word}]`;
    for (const [part, mark] of marks) if (words(node, part)) line += mark + words(node, part);
    const inside = this.#childrenOf(id).map((child) => this.#lines(child, `${indent}  `));
    return `${line}\n${inside.join("")}`;
  }
}
