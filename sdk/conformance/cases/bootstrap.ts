import type { Desk, Hours } from "../../src/protocol.js";
import { expectJson, expectProblem, expectStatus } from "../answers.js";
import type { Case, Trial } from "../case.js";
import { check, Skipped } from "../verdict.js";
import { localDate, offsetAt, offsetOf, openOn } from "./zone.js";

const path = ({ options }: Trial, more = "") =>
  `/v1/bootstrap?site=${encodeURIComponent(options.site)}&locale=${options.locale}${more}`;

const listed = (items: ReadonlyArray<{ readonly id: string }> | undefined) =>
  items?.map(({ id }) => id) ?? [];

/** What a schema cannot say of a desk. */
function checkDesk(desk: Desk): void {
  for (const list of ["cards", "reasons", "channels", "notices"] as const) {
    const ids = listed(desk[list]).filter((id) => id !== undefined);
    check(new Set(ids).size === ids.length, `each id once in ${list}`, ids);
  }
  for (const { from, to, id } of desk.notices ?? [])
    check(!from || !to || Date.parse(from) < Date.parse(to), "a notice to end after it begins", id);
  const dates = desk.hours?.exceptions?.map(({ date }) => date) ?? [];
  check(
    dates.every((date, at) => at === 0 || (dates[at - 1] ?? "") < date),
    "exceptions in ascending order",
    dates,
  );
  let end = 0;
  for (const { from, to } of desk.hours?.windows ?? []) {
    check(
      Date.parse(from) >= end && Date.parse(from) < Date.parse(to),
      "ascending windows",
      `${from} – ${to}`,
    );
    end = Date.parse(to);
  }
  if (desk.capabilities?.includes("tickets"))
    check((desk.reasons?.length ?? 0) > 0, "reasons, when there are tickets", "none");
}

function hoursOf({ desk }: Trial): Hours & Required<Pick<Hours, "windows">> {
  const { hours } = desk;
  if (!hours?.windows?.length) throw new Skipped("the desk tells no windows");
  return { ...hours, windows: hours.windows };
}

export const bootstrapCases: readonly Case[] = [
  {
    id: "bootstrap.shape",
    promise: "The bootstrap is of its schema's shape, with unique ids and everything in order",
    why: "The widget takes it whole or not at all: one wrong member, and customers see only the page's contact links.",
    run: async (trial) =>
      checkDesk(expectJson<Desk>(await trial.backend.ask("GET", path(trial)), "bootstrap", 200)),
  },
  {
    id: "bootstrap.etag",
    promise: "It has an ETag, and If-None-Match with it is answered with 304 and no body",
    why: "It is asked for on every page; without 304 every view of every page pays for it again.",
    async run(trial) {
      const first = await trial.backend.ask("GET", path(trial));
      const tag = first.headers.get("etag") ?? "";
      check(tag !== "", "an ETag header", "none");
      const again = await trial.backend.ask("GET", path(trial), { headers: { "if-none-match": tag } });
      expectStatus(again, 304);
      check(again.text === "", "no body with 304", again.text);
      const other = await trial.backend.ask("GET", path(trial), {
        headers: { "if-none-match": '"another"' },
      });
      expectStatus(other, 200);
    },
  },
  {
    id: "bootstrap.fresh",
    promise: "No cache answers in the backend's place without asking it: Cache-Control: no-cache",
    why: "What the desk changes (a notice, a day off) is there at once, not when a cache's time is over.",
    async run(trial) {
      const { headers } = await trial.backend.ask("GET", path(trial));
      const control = headers.get("cache-control") ?? "none";
      check(/no-cache|no-store/i.test(control), "Cache-Control: no-cache", control);
    },
  },
  {
    id: "bootstrap.clock",
    promise: "It has a Date, which pages of other origins may read (and Age, where a cache kept it)",
    why: "By it the help knows what is open, and on which day, where the customer's own clock is wrong.",
    async run(trial) {
      const { origin } = trial.options;
      const ask = { ...(origin && { headers: { origin } }) };
      const { headers } = await trial.backend.ask("GET", path(trial), ask);
      const date = headers.get("date") ?? "none";
      check(Date.parse(date) > 0, "a Date header", date);
      if (!origin) return;
      const exposed = (headers.get("access-control-expose-headers") ?? "none").toLowerCase();
      for (const name of ["date", ...(headers.has("age") ? ["age"] : [])])
        check(
          exposed.split(/\s*,\s*/).includes(name),
          `${name} among Access-Control-Expose-Headers`,
          exposed,
        );
    },
  },
  {
    id: "bootstrap.unknown-site",
    promise: "An unknown site is 404 not-found",
    why: "A wrong site key is the first mistake of every embedder; they are told by this code.",
    run: async ({ backend }) =>
      void expectProblem(await backend.ask("GET", "/v1/bootstrap?site=no-such-site"), "not-found"),
  },
  {
    id: "bootstrap.any-locale",
    promise: "Any language tag is answered, in the best match there is",
    why: "The widget asks in the page's language, which the desk may not have.",
    async run({ backend, options }) {
      for (const locale of ["", "xx", "pt-PT", "zh-Hant-TW"])
        expectJson(
          await backend.ask("GET", `/v1/bootstrap?site=${options.site}&locale=${locale}`),
          "bootstrap",
          200,
        );
    },
  },
  {
    id: "bootstrap.unknown-parameters",
    promise: "Query members that the backend does not know are ignored",
    why: "A newer widget asks more precisely; an older backend must go on serving it.",
    run: async (trial) =>
      void expectJson(await trial.backend.ask("GET", path(trial, "&later=1")), "bootstrap", 200),
  },
  {
    id: "hours.offsets",
    promise: "Windows carry the desk's own offset at that time",
    why: "The widget has no zone database: hours are shown as they stand here, also after the clocks change.",
    async run(trial) {
      const { timeZone, windows } = hoursOf(trial);
      for (const instant of windows.flatMap(({ from, to }) => [from, to])) {
        const offset = offsetAt(timeZone, instant);
        check(offsetOf(instant) === offset, `the offset of ${timeZone}, ${offset} minutes`, instant);
      }
    },
  },
  {
    id: "hours.windows",
    promise: "Windows are the weekly hours with the exceptions applied",
    why: "The widget says from them whether support answers now, and from the week when it opens: both must agree.",
    async run(trial) {
      const hours = hoursOf(trial);
      for (const { from } of hours.windows) {
        const date = localDate(from);
        const opens = openOn(hours, date);
        check(
          opens.includes(from.slice(11, 16)),
          `an opening of ${date} (${opens.join(", ") || "closed"})`,
          from,
        );
      }
    },
  },
];
