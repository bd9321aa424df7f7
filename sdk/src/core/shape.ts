import { contentsKey, contentsOf } from "./contents.js";
import { attribute, element } from "./dom.js";
import { type Look, type Role, tones } from "./enums.js";
import { type FieldEvents, fieldShape } from "./fields.js";
import { has, type NodeFacts, words } from "./node.js";

/** A node as DOM: real elements with real roles, in both skins. */
export interface Shape {
  readonly outer: HTMLElement;
  /** Where child nodes go. */
  readonly inside: HTMLElement;
  /** What takes the focus. */
  readonly focus: HTMLElement;
  /** Brings the elements in line with the facts. `value`: the core has set the value of a field since the last time. */
  show(node: NodeFacts, value: boolean): void;
}

const classes = (outer: HTMLElement, node: NodeFacts): void => {
  const hidden = has(node, "VisuallyHidden") ? " unseen" : "";
  const wanted = `n ${node.look.toLowerCase()} ${(tones[node.tone] ?? "Neutral").toLowerCase()}${hidden}`;
  if (outer.className !== wanted) outer.className = wanted;
};

const live = { Off: undefined, Polite: "polite", Assertive: "assertive" } as const;

const common = (outer: HTMLElement, node: NodeFacts): void => {
  classes(outer, node);
  attribute(outer, "aria-live", live[node.live]);
  attribute(outer, "aria-busy", has(node, "Busy") && "true");
};

/** Puts contents made from the facts into `outer`, before its child nodes; leaves them alone while they would be the same. */
const ownContents = (outer: HTMLElement): ((node: NodeFacts) => void) => {
  let key = "";
  let own: Node[] = [];
  return (node) => {
    const now = contentsKey(node);
    if (now === key) return;
    key = now;
    for (const old of own) outer.removeChild(old);
    own = contentsOf(node);
    outer.prepend(...own);
  };
};

const speaking = (outer: HTMLElement, more: (node: NodeFacts) => void = () => undefined): Shape => {
  const contents = ownContents(outer);
  return {
    outer,
    inside: outer,
    focus: outer,
    show: (node) => {
      common(outer, node);
      contents(node);
      more(node);
    },
  };
};

const fromText: ReadonlySet<Look> = new Set([
  "Banner",
  "Paragraph",
  "Caption",
  "Lead",
  "Section",
  "Title",
  "Greeting",
]);

/** What holds other nodes. It is named by a label, except a message, whose words are its text. */
const container = (outer: HTMLElement, role: string): Shape => {
  const contents = ownContents(outer);
  // What a body scrolls is one element, so that its height can be told and its padding scrolls along.
  const content = element("div", "content");
  let inside = outer;
  return {
    outer,
    get inside() {
      return inside;
    },
    focus: outer,
    show: (node) => {
      common(outer, node);
      const label = fromText.has(node.look) ? "" : words(node, "Name");
      attribute(outer, "aria-label", label);
      attribute(outer, "role", role === "group" && !label ? undefined : role);
      if (fromText.has(node.look) || node.look === "Skeleton") contents(node);
      if (node.look === "Body" && inside === outer) {
        content.append(...outer.childNodes);
        outer.append(content);
        inside = content;
      }
    },
  };
};

/** A control is named by what stands in it; a bare icon by a label. */
const named = (outer: HTMLElement, node: NodeFacts): void =>
  attribute(outer, "aria-label", node.look === "IconOnly" ? words(node, "Name") : undefined);

const button = (): Shape => {
  const outer = element("button");
  outer.type = "button";
  return speaking(outer, (node) => {
    named(outer, node);
    // Never `disabled`: that would take the focus away from the button that was just pressed.
    attribute(outer, "aria-disabled", (has(node, "Disabled") || has(node, "Busy")) && "true");
  });
};

/** Schemes a link may have; anything else gets no address (the core refuses it as well). */
const safe = /^(?:https?|mailto|tel):/i;

const link = (): Shape => {
  const outer = element("a");
  return speaking(outer, (node) => {
    named(outer, node);
    const href = words(node, "Href");
    const elsewhere = /^https?:/i.test(href);
    attribute(outer, "href", safe.test(href) ? href : undefined);
    attribute(outer, "target", elsewhere && "_blank");
    attribute(outer, "rel", elsewhere && "noopener");
  });
};

const heading = (): Shape => {
  const outer = element("h2");
  outer.tabIndex = -1;
  return speaking(outer, (node) => {
    attribute(outer, "aria-level", node.level && node.level !== 2 ? String(node.level) : undefined);
  });
};

const image = (): Shape => {
  const outer = element("div");
  return speaking(outer, (node) => {
    const name = words(node, "Name");
    attribute(outer, "role", name && "img");
    attribute(outer, "aria-label", name);
    attribute(outer, "aria-hidden", !name && "true");
  });
};

const option = (): Shape => {
  const outer = element("option");
  return {
    outer,
    inside: outer,
    focus: outer,
    show: (node) => {
      if (outer.textContent !== words(node, "Name")) outer.textContent = words(node, "Name");
      // Set even when empty: an option without a value takes its text for one.
      outer.value = words(node, "Value");
      outer.disabled = has(node, "Disabled");
    },
  };
};

const form = (): HTMLFormElement => {
  const made = element("form");
  made.noValidate = true;
  made.addEventListener("submit", (event) => event.preventDefault());
  return made;
};

const makers: Record<Exclude<Role, "Dialog">, (id: number, events: FieldEvents) => Shape> = {
  Group: () => container(element("div"), "group"),
  Form: () => container(form(), "form"),
  Heading: heading,
  Text: () => speaking(element("p")),
  Button: button,
  Link: link,
  TextField: (id, events) => fieldShape(id, element("input"), events),
  TextArea: (id, events) => fieldShape(id, element("textarea"), events),
  ComboBox: (id, events) => fieldShape(id, element("select"), events),
  Option: option,
  List: () => container(element("ul"), "list"),
  ListItem: () => container(element("li"), "listitem"),
  Status: () => container(element("div"), "status"),
  Alert: () => container(element("div"), "alert"),
  Image: image,
};

export const makeShape = (id: number, role: Exclude<Role, "Dialog">, events: FieldEvents): Shape =>
  makers[role](id, events);

/** The root: the panel that the loader made. */
export const dialogShape = (panel: HTMLElement, screen: HTMLElement): Shape => ({
  outer: panel,
  inside: screen,
  focus: panel,
  show: (node) => {
    const name = words(node, "Name");
    if (name) attribute(panel, "aria-label", name);
    attribute(panel, "aria-busy", has(node, "Busy") && "true");
  },
});
