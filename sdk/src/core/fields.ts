import { attribute, element } from "./dom.js";
import { fieldKinds, icons, tones } from "./enums.js";
import { iconElement } from "./icon.js";
import { has, type NodeFacts, words } from "./node.js";
import type { Shape } from "./shape.js";

/** What fields tell. */
export interface FieldEvents {
  /** The customer's value, whole; never in the middle of a composition. */
  value(id: number, value: string): void;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const controls: readonly unknown[] = ["input", "textarea", "select"];

/** By name: asking for a class makes the browser build all that belongs to it, on screens that have none of them. */
export const isControl = (target: unknown): target is Control =>
  controls.includes((target as Partial<Element> | null)?.localName);

/** Whether Enter in a message sends it. A phone's keyboard has no Shift+Enter: there Enter breaks the line, and the button sends. */
export const entersSend = (): boolean => !matchMedia("(pointer: coarse)").matches;

/** What keyboard, autofill and speller should expect (WCAG 1.3.5); by FieldKind. */
const expectations: Record<(typeof fieldKinds)[number], Record<string, string>> = {
  None: { autocomplete: "off" },
  Name: { autocomplete: "name", autocapitalize: "words", spellcheck: "false", enterkeyhint: "next" },
  // The type brings the keyboard and no capitals.
  Email: {
    type: "email",
    autocomplete: "email",
    inputmode: "email",
    spellcheck: "false",
    enterkeyhint: "next",
  },
  Long: { autocomplete: "off", spellcheck: "true" },
  Message: { autocomplete: "off", spellcheck: "true", rows: "1" },
  Search: { autocomplete: "off", inputmode: "search", enterkeyhint: "search", spellcheck: "false" },
  File: {},
};

/**
 * Writes a control's value only when the core has changed it, and never into a composition: either would move the caret or break what an
 * input method is doing. What the customer composes is told when it is finished, and wins.
 */
const followValue = (id: number, control: Control, events: FieldEvents): ((wanted: string) => void) => {
  let composing = false;
  const tell = (): void => {
    if (!composing) events.value(id, control.value);
  };
  control.addEventListener("compositionstart", () => {
    composing = true;
  });
  control.addEventListener("compositionend", () => {
    composing = false;
    tell();
  });
  control.addEventListener("input", tell);
  control.addEventListener("change", tell);
  return (wanted) => {
    if (!composing && control.value !== wanted) control.value = wanted;
  };
};

const pairs = (text: string): number => text.match(/[\ud800-\udbff]/g)?.length ?? 0;

/**
 * Limits come in characters (code points), the browser counts UTF-16: every pair of surrogates there is, or is about to come, makes room for
 * one more. What still slips through the core refuses with words.
 */
const limitCharacters = (control: Control): ((most: number) => void) => {
  let most = 0;
  const set = (coming: string): void => {
    if (most && !(control instanceof HTMLSelectElement))
      control.maxLength = most + pairs(control.value) + pairs(coming);
  };
  control.addEventListener("beforeinput", (event) => set((event as InputEvent).data ?? ""));
  control.addEventListener("input", () => set(""));
  return (wanted) => {
    most = wanted;
    set("");
  };
};

const sign = (icon: number): HTMLElement[] => {
  const drawing = iconElement(icon);
  return drawing ? [drawing] : [];
};

/** Label, native control, and below it the error or the description. */
export const fieldShape = (id: number, control: Control, events: FieldEvents): Shape => {
  const outer = element("div");
  const label = element("label", "label");
  const box = element("div", "box");
  control.classList.add("control");
  control.id = `control-${id}`;
  label.htmlFor = control.id;
  if (!(control instanceof HTMLSelectElement)) control.dir = "auto";
  box.append(control);
  outer.append(label, box);
  const choices = control instanceof HTMLSelectElement ? control : undefined;
  if (choices) box.append(...sign(icons.Chevron));
  const note = element("p");
  note.id = `note-${id}`;
  const write = followValue(id, control, events);
  // What a growing field is measured by: the same words in the box behind it (dom-talk.css).
  const grow = (): void => {
    box.dataset["words"] = control.value;
  };
  if (control instanceof HTMLTextAreaElement) control.addEventListener("input", grow);
  const limit = limitCharacters(control);

  return {
    outer,
    inside: control,
    focus: control,
    show: (node: NodeFacts, value: boolean) => {
      const kind = fieldKinds[node.field] ?? "None";
      outer.className = `n field for-${kind.toLowerCase()} ${(tones[node.tone] ?? "Neutral").toLowerCase()}`;
      const signed = kind === "Message" || (kind === "Search" && !!words(node, "Placeholder"));
      label.classList.toggle("unseen", signed);
      if (kind === "Search" && !box.querySelector(".icon")) box.prepend(...sign(icons.Search));
      if (label.textContent !== words(node, "Name")) label.textContent = words(node, "Name");
      const error = words(node, "Error");
      const below = error || words(node, "Description");
      if (below && note.textContent !== below)
        note.replaceChildren(...(error ? sign(icons.Warning) : []), below);
      note.className = error ? "error" : "hint";
      if (below) outer.append(note);
      else note.remove();
      const message = kind === "Message" && { enterkeyhint: entersSend() ? "send" : "enter" };
      for (const [name, text] of Object.entries({ ...expectations[kind], ...message })) {
        if (name !== "type" || control instanceof HTMLInputElement) attribute(control, name, text);
      }
      attribute(control, "aria-describedby", below && note.id);
      attribute(control, "aria-invalid", has(node, "Invalid") && "true");
      // Not `required`: the browser would call an untouched field wrong before the customer has reached it.
      attribute(control, "aria-required", has(node, "Required") && "true");
      control.disabled = has(node, "Disabled") || (!!choices && has(node, "ReadOnly"));
      if (!choices) {
        attribute(control, "placeholder", words(node, "Placeholder"));
        limit(node.maxLength);
        (control as HTMLInputElement).readOnly = has(node, "ReadOnly");
      }
      if (value) write(words(node, "Value"));
      if (kind === "Message") grow();
    },
  };
};
