import type { Place } from "./place.js";
import { type Preferences, readPreferences } from "./preferences.js";

/** The tags by which the core, and a desk, know the languages. */
export const catalogues = { pt: "pt-BR", en: "en", es: "es" } as const;

/** At most so many plain links are handed on (docs/boundary.md). */
const mostContacts = 8;

/** The page's own links inside the tag: what stays usable in every failure. */
const contactsOf = (host: HTMLElement): { label: string; href: string }[] =>
  [...host.querySelectorAll<HTMLAnchorElement>("a[href]")]
    .map((link) => ({ label: (link.textContent ?? "").trim().slice(0, 254), href: link.href }))
    .filter(({ label, href }) => label && /^(?:https?|mailto|tel):/.test(href))
    .slice(0, mostContacts);

/** The settings as the core takes them, without seed and stored. Undefined members are left out by JSON. */
export const coreSettings = (place: Place): object & Preferences => {
  const { endpoint = "", site, user, identity, accent, labels, transport } = place.settings;
  return {
    endpoint,
    site,
    locale: catalogues[place.language],
    transport: transport ? "host" : "http",
    user,
    vouches: !!identity || undefined,
    contacts: contactsOf(place.seat.host),
    accent,
    labels,
    ...readPreferences(place),
    online: place.network.online,
  } as object & Preferences;
};

/** 256 bits for the core's random numbers. */
export const seed = (): string =>
  [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
