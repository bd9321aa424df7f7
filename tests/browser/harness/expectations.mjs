// What a scenario expects, looked for in the page as assistive technology and eyes find it. Each function gives undefined when all holds,
// else a sentence.

/** Every word that the help shows or tells: text, names, descriptions, what stands in fields. */
export const readable = (dialog) =>
  dialog.evaluate((panel) => {
    const parts = [];
    for (const element of [panel, ...panel.querySelectorAll("*")]) {
      parts.push(element.getAttribute("aria-label"), element.getAttribute("aria-description"));
      if ("value" in element) parts.push(element.value);
    }
    return [panel.textContent, ...parts.filter(Boolean)].join("\n");
  });

/** What stands at an element: its value, what describes it, where it leads, how it is. */
const factsOf = (locator) =>
  locator.evaluate((element) => {
    const root = element.getRootNode();
    const textOf = (attribute) =>
      (element.getAttribute(attribute) ?? "")
        .split(/\s+/)
        .map((id) => (id ? (root.getElementById(id)?.textContent ?? "") : ""))
        .join(" ");
    const flag = (name) => element.getAttribute(`aria-${name}`) === "true";
    return {
      value: element.value ?? element.textContent.trim(),
      told: [
        element.getAttribute("aria-description") ?? "",
        textOf("aria-describedby"),
        textOf("aria-errormessage"),
        element.textContent,
      ].join(" "),
      href: element.getAttribute("href") ?? "",
      states: {
        disabled: Boolean(element.disabled) || flag("disabled"),
        readonly: Boolean(element.readOnly) || flag("readonly"),
        required: Boolean(element.required) || flag("required"),
        invalid: flag("invalid"),
        busy: flag("busy"),
        selected: Boolean(element.selected) || flag("selected") || flag("checked"),
        current: element.hasAttribute("aria-current"),
      },
    };
  });

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * The elements that people would point at. A card's name on the page is its title and what stands below it, so a name that begins with the
 * title counts where none is equal.
 */
export async function nodesCalled(dialog, { role, name }) {
  if (role === "dialog") return dialog.all();
  if (!name) return dialog.getByRole(role).all();
  const exact = await dialog.getByRole(role, { name, exact: true }).all();
  return exact.length ? exact : dialog.getByRole(role, { name: new RegExp(`^${escaped(name)}\\s`) }).all();
}

export async function nodeProblem(dialog, { role, name, value, description, error, href, states = [] }) {
  const found = await nodesCalled(dialog, { role, name });
  if (!found.length) return `expected ${role} "${name ?? ""}"`;
  const problems = [];
  for (const locator of found) {
    const facts = await factsOf(locator);
    const wrong = [
      value !== undefined && facts.value !== value && `the value "${value}"; it has "${facts.value}"`,
      description !== undefined && !facts.told.includes(description) && `the description "${description}"`,
      error !== undefined && !facts.told.includes(error) && `the error "${error}"`,
      href !== undefined && facts.href !== href && `the href "${href}"; it has "${facts.href}"`,
      ...[states].flat().map((state) => !facts.states[state] && `the state ${state}`),
    ].find(Boolean);
    if (!wrong) return undefined;
    problems.push(wrong);
  }
  return `expected ${role} "${name ?? ""}" with ${problems[0]}`;
}

export async function noNodeProblem(dialog, target) {
  const found = await nodesCalled(dialog, target);
  return found.length ? `expected no ${target.role} "${target.name ?? ""}"` : undefined;
}

export async function focusProblem(dialog, name) {
  const candidates = [
    dialog.getByLabel(name, { exact: true }),
    ...["heading", "button", "link", "tab"].map((role) => dialog.getByRole(role, { name, exact: true })),
  ];
  for (const candidate of candidates) {
    for (const locator of await candidate.all()) {
      if (await locator.evaluate((element) => element.getRootNode().activeElement === element))
        return undefined;
    }
  }
  return `expected the focus on "${name}"`;
}

export function countProblem(what, found, count) {
  const holds = count === undefined ? found > 0 : found === count;
  return holds
    ? undefined
    : `expected ${what}${count === undefined ? "" : ` ${count} times`}; it came ${found} times`;
}
