import { contentsKey, contentsOf } from "./contents.js";
import { attribute, element } from "./dom.js";
import { type Look, type Role, tones } from "./enums.js";
import { type FieldEvents, fieldShape } from "./fields.js";
import { showLook } from "./look.js";
import { has, type NodeFacts, words } from "./node.js";
import { arrange } from "./roving.js";

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

/** Puts contents made from the facts into `outer`, before its child nodes; leaves them alone while they would be the same. */
const ownContents = (outer: HTMLElement): ((node: NodeFacts) => void) => {
  let key = "";
  let own: ChildNode[] = [];
  return (node) => {
    const now = contentsKey(node);
    if (now === key) return;
    key = now;
    // A translator puts elements of its own in the place of words.
    for (const old of [...own, ...outer.querySelectorAll(":scope > font")]) old.remove();
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
      showLook(outer, node);
      contents(node);
      more(node);
    },
  };
};

/** Looks whose name is what stands in them. */
const fromText: ReadonlySet<Look> = new Set([
  "Banner",
  "Bullet",
  "DayMark",
  "Pair",
  "SystemLine",
  "Typing",
  "Paragraph",
  "Caption",
  "Lead",
  "Section",
  "Title",
  "Greeting",
]);

/** What holds other nodes. It is named by a label, except a message, whose words are its text. */
const container = (
  outer: HTMLElement,
  role: string,
  more: (outer: HTMLElement) => void = () => undefined,
): Shape => {
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
      showLook(outer, node);
      const label = fromText.has(node.look) ? "" : words(node, "Name");
      attribute(outer, "aria-label", label);
      attribute(outer, "role", role === "group" && !label ? undefined : role);
      if (fromText.has(node.look) || node.look === "Skeleton" || node.look === "Notice") contents(node);
      if (node.look === "Body" && inside === outer) {
        content.append(...outer.childNodes);
        outer.append(content);
        inside = content;
      }
      if (node.look === "Notice") outer.style.setProperty("--hwx-amount", String(node.amount));
      more(outer);
    },
  };
};

/** Looks that show an icon, a shape or a short word in place of their name. */
const bare: ReadonlySet<Look> = new Set(["IconOnly", "Star", "Bar", "Tab"]);

/** A control is named by what stands in it; a bare one by a label. */
const named = (outer: HTMLElement, node: NodeFacts): void =>
  attribute(outer, "aria-label", bare.has(node.look) && words(node, "Name"));

const button = (): Shape => {
  const outer = element("button");
  outer.type = "button";
  return speaking(outer, (node) => {
    named(outer, node);
    // Never `disabled`: that would take the focus away from the button that was just pressed.
    attribute(outer, "aria-disabled", (has(node, "Disabled") || has(node, "Busy")) && "true");
  });
};

/** One of several. A real button, so that Enter and Space press it; its group moves the focus (roving.ts). */
const choice = (role: "tab" | "option" | "radio"): Shape => {
  const outer = element("button");
  outer.type = "button";
  attribute(outer, "role", role);
  return speaking(outer, (node) => {
    named(outer, node);
    attribute(outer, role === "radio" ? "aria-checked" : "aria-selected", String(has(node, "Selected")));
    attribute(outer, "aria-current", has(node, "Current") && "time");
    attribute(outer, "aria-disabled", has(node, "Disabled") && "true");
    attribute(outer, "aria-description", words(node, "Description"));
    if (node.look === "Bar") outer.style.setProperty("--hwx-amount", String(Math.min(100, node.amount)));
  });
};

/** Words in a place of their own. */
interface Part {
  readonly span: HTMLElement;
  write(now: string): void;
}

/** A message. Its parts are made once: what is put in anew would be read aloud again. */
const bubble = (): Shape => {
  const [outer, inside] = [element("div"), element("div", "balloon")];
  const part = (into: HTMLElement, className: string): Part => {
    const text = document.createTextNode("");
    const span = element("span", className);
    span.append(text);
    into.append(span);
    let was = "";
    const write = (now: string): void => {
      if (now === was) return;
      was = now;
      if (text.parentNode === span) text.data = now;
      else span.textContent = now; // a translator has taken it out
    };
    return { span, write };
  };
  const who = part(outer, "unseen");
  const said = part(inside, "value");
  outer.append(inside);
  const below = part(outer, "description");
  return {
    outer,
    inside,
    focus: outer,
    show: (node) => {
      showLook(outer, node);
      const error = words(node, "Error");
      const name = words(node, "Name");
      const description = words(node, "Description");
      // The conversation reads out what is added to it: not to the customer what the customer has written.
      attribute(outer, "aria-live", tones[node.tone] !== "Neutral" && "off");
      who.write(name);
      said.write(words(node, "Value"));
      below.write(error || description);
      // For the eye, to which the first line is not shown.
      attribute(below.span, "aria-hidden", !error && description === name && "true");
      below.span.classList.toggle("failed", !!error || tones[node.tone] === "Danger");
    },
  };
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

/** Leads to the image itself: it is larger there, and where it cannot be shown its words are left. */
const picture = (): Shape => {
  const outer = element("a");
  outer.target = "_blank";
  outer.rel = "noopener";
  const img = element("img");
  img.loading = "lazy";
  img.referrerPolicy = "no-referrer";
  outer.append(img);
  return {
    outer,
    inside: outer,
    focus: outer,
    show: (node) => {
      showLook(outer, node);
      const href = words(node, "Href").replace(/^\//, `${location.origin}/`);
      const known = /^https?:/i.test(href) ? href : undefined;
      img.alt = words(node, "Name");
      img.width = node.maxLength;
      img.height = node.amount;
      attribute(img, "src", known);
      attribute(outer, "href", known);
    },
  };
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

const text = (): Shape => {
  const outer = element("p");
  return speaking(outer, (node) => {
    // Its long lines are scrolled, by keys as well.
    attribute(outer, "tabindex", node.look === "Code" && "0");
  });
};

const cell = (tag: "th" | "td", role: string): Shape => {
  const outer = element(tag);
  if (tag === "th") outer.scope = "row";
  attribute(outer, "role", role);
  return speaking(outer);
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
  Text: text,
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
  Log: () => container(element("div"), "log", (outer) => attribute(outer, "aria-relevant", "additions")),
  TabList: () => container(element("div"), "tablist", arrange),
  Tab: () => choice("tab"),
  ListBox: () =>
    container(element("div"), "listbox", (outer) => {
      attribute(outer, "aria-orientation", "horizontal");
      arrange(outer);
    }),
  RadioGroup: () => container(element("div"), "radiogroup", arrange),
  Radio: () => choice("radio"),
  // The roles are said as well: a stylesheet that lays tables out otherwise would take them away.
  Table: () => container(element("table"), "table"),
  Row: () => container(element("tr"), "row"),
  RowHeader: () => cell("th", "rowheader"),
  Cell: () => cell("td", "cell"),
};

/** `within`: the role of the parent. */
export const makeShape = (
  id: number,
  role: Exclude<Role, "Dialog">,
  look: Look,
  within: Role | undefined,
  events: FieldEvents,
): Shape => {
  if (look === "Bubble") return bubble();
  if (look === "Picture") return picture();
  if (role === "Option" && within === "ListBox") return choice("option");
  return makers[role](id, events);
};

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
