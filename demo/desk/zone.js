// The desk's time zone: which day and time its clocks show, and when. Agents may sit anywhere.

let clocks = clocksIn();
/** Swedish is written as the fields of a form want it: 2026-12-25 18:00. @param {string} [timeZone] */
function clocksIn(timeZone) {
  return new Intl.DateTimeFormat("sv-SE", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  });
}

/** @param {string} timeZone */
export function setClocks(timeZone) {
  clocks = clocksIn(timeZone);
}

/** What the desk's clocks show, as 2026-12-25T18:00. @param {number} at milliseconds since 1970 */
export const shownAt = (at) => clocks.format(at).replace(" ", "T");

/** How far the desk's clocks are ahead of UTC's, in ms. @param {number} at a whole minute */
const ahead = (at) => Date.parse(`${shownAt(at)}Z`) - at;

/** When the desk's clocks show this, in milliseconds since 1970. @param {string} shown such as 2026-12-25T18:00 */
export function instantOf(shown) {
  const utc = Date.parse(`${shown}Z`);
  // The clocks may have been set between the two.
  return utc - ahead(utc - ahead(utc));
}

/** The desk's day of the week; 0 is Sunday. */
export const today = () => new Date(`${shownAt(Date.now()).slice(0, 10)}T00:00Z`).getUTCDay();
