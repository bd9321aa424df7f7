import { element } from "./dom.js";
import { icons, type Look, states } from "./enums.js";
import { iconElement } from "./icon.js";
import { has, type NodeFacts, words } from "./node.js";

const span = (className: string, ...children: (Node | string | undefined)[]): HTMLSpanElement => {
  const made = element("span", className);
  for (const child of children) if (child) made.append(child);
  return made;
};

const worded = (className: string, text: string): HTMLSpanElement | undefined =>
  text ? span(className, text) : undefined;

const nameOf = (node: NodeFacts): HTMLSpanElement | undefined => worded("name", words(node, "Name"));
const descriptionOf = (node: NodeFacts): HTMLSpanElement | undefined =>
  worded("description", words(node, "Description"));
const titled = (node: NodeFacts): HTMLSpanElement => span("words", nameOf(node), descriptionOf(node));

type Part = ChildNode | undefined;

/** What is inside an element that speaks for itself, by its look (docs/looks.md). */
const recipes: Partial<Record<Look, (node: NodeFacts) => Part[]>> = {
  Card: (node) => [
    span("badge", iconElement(node.icon)),
    titled(node),
    span("end", iconElement(node.role === "Link" ? icons.External : icons.Chevron)),
  ],
  Pair: (node) => [span("badge", iconElement(node.icon)), titled(node)],
  Fact: (node) => [nameOf(node), worded("value", words(node, "Value"))],
  Banner: (node) => [iconElement(node.icon), titled(node)],
  IconOnly: (node) => [iconElement(node.icon)],
  Emblem: (node) => [iconElement(node.icon)],
  Skeleton: () => [span("bone"), span("bone"), span("bone")],
  Notice: (node) => [iconElement(node.icon)],
  Tab: (node) => [document.createTextNode(words(node, "Value") || words(node, "Name"))],
  Bar: (node) => [span("pole"), worded("value", words(node, "Value"))],
  Star: (node) => [iconElement(node.icon)],
  Typing: (node) => [worded("unseen", words(node, "Name")), span("dot"), span("dot"), span("dot")],
  Figure: (node) => [worded("value", words(node, "Value")), nameOf(node)],
  Bullet: (node) => [worded("mark", words(node, "Value")), nameOf(node)],
};

const button = (node: NodeFacts): Part[] => [
  has(node, "Busy") ? span("ring") : iconElement(node.icon),
  nameOf(node),
  descriptionOf(node),
];

/** The parts of a button, link or text; the texts are set as text, never as markup. */
export const contentsOf = (node: NodeFacts): ChildNode[] => {
  const plain = (): Part[] => [document.createTextNode(words(node, "Name"))];
  const pressable = node.role === "Button" || node.role === "Link";
  const recipe = recipes[node.look] ?? (pressable ? button : plain);
  return recipe(node).filter((child): child is ChildNode => child !== undefined);
};

/** Changes when, and only when, contentsOf() would give something else. */
export const contentsKey = (node: NodeFacts): string =>
  [
    node.look,
    node.icon,
    node.states & states.Busy,
    node.texts.Name,
    node.texts.Value,
    node.texts.Description,
  ].join("\n");
