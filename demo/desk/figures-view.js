// How honest the waiting times were that customers were told, and when the desk is busy.
import { element, setText, shape } from "./dom.js";
import { lengthOf, percent, say, weekday } from "./words.js";
import { today } from "./zone.js";

/** The graph's, in its own units: as many columns as the day has hours share the width. */
const height = 140;
const width = 576;
/** As the widget's graph has it; 0 is Sunday. */
const weekFromMonday = [1, 2, 3, 4, 5, 6, 0];

/** @param {import("./desk.js").Desk} desk @param {AbortSignal} life */
export function figuresView(desk, life) {
  const figures = element("dl", { class: "figures" });
  const note = element("p", { class: "soft", role: "status" }, say("loading"));
  const source = element("p", { class: "soft small" });
  const chart = element("div", { class: "chart" });
  const days = element("fieldset", { class: "tabs" }, element("legend", { class: "unseen" }, say("day")));
  let day = today();

  /** @param {string} value @param {string} words @param {string} [goal] */
  const figure = (value, words, goal) =>
    element(
      "div",
      { class: "card figure" },
      element("dt", {}, words, goal && element("span", { class: "soft small" }, ` ${goal}`)),
      element("dd", {}, value),
    );

  /** @param {any} load */
  function showDay(load) {
    const hours = load.week[day]
      .map((/** @type {any} */ hour, /** @type {number} */ at) => ({ at, ...hour }))
      .filter((/** @type {any} */ hour) => hour.level !== undefined);
    if (hours.length === 0)
      return chart.replaceChildren(element("p", { class: "soft quiet-note" }, say("peak_closed")));
    const column = width / hours.length;
    const bar = Math.min(column - 6, 30);
    const bars = hours.flatMap((/** @type {any} */ { at, level }, /** @type {number} */ place) => {
      const tall = Math.max(4, (level / 100) * (height - 30));
      const title = shape("title", {});
      title.textContent = say("peak_bar", { hour: at, level: percent.format(level / 100) });
      const label = shape("text", { x: (place + 0.5) * column, y: height - 3, class: "hour" });
      label.textContent = hours.length <= 12 || at % 3 === 0 ? String(at) : "";
      return [
        shape(
          "rect",
          {
            x: (place + 0.5) * column - bar / 2,
            y: height - 20 - tall,
            width: bar,
            height: tall,
            rx: 4,
            class: level < 34 ? "quiet" : "busy",
          },
          title,
        ),
        label,
      ];
    });
    const table = element(
      "table",
      {},
      element("caption", {}, `${say("peak")}, ${weekday(day)}`),
      element(
        "tbody",
        {},
        ...hours.map((/** @type {any} */ { at, level }) =>
          element(
            "tr",
            {},
            element("th", { scope: "row" }, String(at)),
            element("td", {}, percent.format(level / 100)),
          ),
        ),
      ),
    );
    chart.replaceChildren(
      shape("svg", { viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true", class: "bars" }, ...bars),
      element("div", { class: "unseen" }, table), // a table is never smaller than what stands in it
    );
  }

  async function read() {
    const [waits, load] = await Promise.all([
      desk.api.get("/v1/agent/figures"),
      desk.api.get(`/v1/load?site=${encodeURIComponent(desk.about.site)}`).catch(() => undefined),
    ]);
    if (life.aborted) return;
    setText(note, waits.told === 0 ? say("figures_none") : "");
    figures.replaceChildren(
      ...[
        waits.told > 0 && figure(percent.format(waits.withinHigh), say("figure_hit"), say("figure_goal")),
        waits.told > 0 && figure(lengthOf(waits.meanError), say("figure_error")),
        waits.told > 0 && figure(String(waits.told), say("figure_told", { days: waits.days })),
        load?.now && figure(percent.format(load.now.level / 100), say("figure_now")),
      ].filter(Boolean),
    );
    figures.hidden = figures.childElementCount === 0;
    if (!load) return;
    setText(source, say(`peak_${load.source}`));
    for (const one of weekFromMonday) {
      const choose = () => {
        day = one;
        showDay(load);
      };
      days.append(
        element(
          "label",
          { class: "tab" },
          element("input", {
            type: "radio",
            name: "day",
            class: "unseen",
            checked: one === day,
            on: { change: choose },
          }),
          weekday(one),
        ),
      );
    }
    peak.hidden = false;
    showDay(load);
  }
  const peak = element(
    "section",
    { class: "card stack", hidden: true, "aria-labelledby": "peak-title" },
    element("div", {}, element("h2", { id: "peak-title" }, say("peak")), source),
    days,
    chart,
  );
  read().catch(() => setText(note, say("load_failed")));
  return element(
    "div",
    { class: "page" },
    element("h1", {}, say("figures")),
    element("p", { class: "soft" }, say("figures_lead")),
    note,
    figures,
    peak,
  );
}
