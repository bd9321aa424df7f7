import type { Host } from "../seat.js";
import type { Settings } from "../settings.js";
import { attributeNames, readAttributes, settingOf, settingsFault } from "./check-settings.js";

/** By name; null for one that says nothing. */
type Attributes = ReadonlyMap<string, string | null>;

/** What a page has set, at one moment. */
export interface Given {
  /** Without those that a member stands for. */
  readonly attributes: Attributes;
  /** The element's `settings`: the very object. */
  readonly own: Settings;
  /** Its members as they were then. */
  readonly members: Settings;
  /** Attributes and, over them, members. */
  readonly all: Settings;
}

/** Members that say something: undefined says nothing. What the page goes on to change inside its objects stays its own; a transport is as it is. */
const membersOf = (own: Settings): Settings =>
  Object.fromEntries(
    Object.entries(own)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [
        key,
        value && typeof value === "object" && key !== "transport" ? { ...value } : value,
      ]),
  );

const together = (attributes: Attributes, own: Settings): Given => {
  const said = readAttributes({ getAttribute: (name) => attributes.get(name) ?? null });
  const members = membersOf(own);
  // Without a prototype: what a page has put on Object.prototype is no setting.
  const all: Settings = Object.assign(Object.create(null), said, members);
  return { attributes, own, members, all };
};

/** What is put back of members, to be compared: a page may have changed them in place. Of what a page has for a transport only that it is there. */
const textOf = ({ members: { user, identity, transport, ...others } }: Given): string =>
  JSON.stringify([others, !transport]);

const nothing = together(new Map(), {});

const isWrong = (name: string, value: string | null): boolean =>
  !!settingsFault(together(new Map([[name, value]]), {}).all);

/** Who is there by these. Put back with the rest, the next person would be taken for the last one; where it is wrong itself, it is nobody. */
const whoIn = (own: Settings): Settings =>
  Object.fromEntries(
    (["user", "identity"] as const).map((key) => [key, settingsFault({ [key]: own[key] }) ? null : own[key]]),
  );

/**
 * The element's settings, taken whole or not at all, but for who is there. What is refused leaves what was there before: members are put back to that, and an
 * attribute, which is the page's own, counts as it did until it is another. Either sets the element's settings, so that Core.update is called once more.
 */
export class HostSettings {
  readonly #host: Host;
  /** Read last, without a fault; the core may not have heard of it yet. */
  #given = nothing;
  /** Taken by the core. Before that nothing is put back. */
  #taken = nothing;
  /** Attributes as they were refused. */
  readonly #refused = new Map<string, string | null>();

  constructor(host: Host) {
    this.#host = host;
  }

  /** What was read last without a fault. */
  get given(): Given {
    return this.#given;
  }

  /** All that the element has now; of objects and functions only that they are there. */
  get text(): string {
    const attributes = attributeNames().map((name) => this.#host.getAttribute(name));
    const members = Object.entries(this.#host.settings).map(
      ([key, value]) => `${key} ${typeof value === "object" ? "" : String(value)}`,
    );
    return [...attributes, ...members].join("\n");
  }

  /** Reads them anew. Gives what is wrong, in words; `given` is then as before. */
  read(): string | undefined {
    const { settings } = this.#host;
    const fault = settingsFault(settings);
    if (fault) {
      this.#putBack(settings, this.#given);
      return fault;
    }
    const given = together(this.#attributes(settings), settings);
    const all = settingsFault(given.all);
    // Asked one by one only then: to do so each time is work enough to be compiled for it.
    const wrong = all ? [...given.attributes].filter(([name, value]) => isWrong(name, value)) : [];
    if (wrong.length) this.#refuse(wrong);
    else this.#given = given;
    return all;
  }

  /**
   * The core has heard these, and takes them or not. It does not say which is at fault: members that are others are put back first. Returns whether
   * anything was.
   */
  judge(given: Given, takes: boolean): boolean {
    if (!takes) {
      if (textOf(given) !== textOf(this.#taken)) return this.#putBack(given.own, this.#taken);
      return this.#refuse(
        [...given.attributes].filter(
          ([name, value]) => settingOf(name) !== "user" && this.#taken.attributes.get(name) !== value,
        ),
      );
    }
    this.#taken = given;
    return false;
  }

  #attributes(own: Settings): Attributes {
    const attributes = new Map<string, string | null>();
    for (const name of attributeNames()) {
      const value = this.#host.getAttribute(name);
      const refused = this.#refused.get(name) === value;
      if (!refused) this.#refused.delete(name);
      const counts = refused ? (this.#taken.attributes.get(name) ?? null) : value;
      const heard = counts !== null && own[settingOf(name)] === undefined;
      attributes.set(name, heard ? counts : null);
    }
    return attributes;
  }

  #refuse(attributes: [name: string, value: string | null][]): boolean {
    if (this.#taken === nothing || !attributes.length) return false;
    for (const [name, value] of attributes) this.#refused.set(name, value);
    const { settings } = this.#host;
    this.#host.settings = settings;
    return true;
  }

  #putBack(own: Settings, before: Given): boolean {
    // The last: the page has set others meanwhile.
    if (this.#taken === nothing || this.#host.settings !== own) return false;
    this.#host.settings = membersOf({ ...before.members, ...whoIn(own) });
    return true;
  }
}
