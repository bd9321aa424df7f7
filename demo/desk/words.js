// The desk's words in the chosen language, and how times are told.
import { languages, sentences } from "./sentences.js";
import { setClocks } from "./zone.js";

const kept = "desk-language";
const wanted = localStorage.getItem(kept) ?? "pt-BR";
export const language = languages.includes(wanted) ? wanted : "pt-BR";
const column = languages.indexOf(language);
document.documentElement.lang = language;

/** The page is told anew in another language. @param {string} next */
export function speak(next) {
  localStorage.setItem(kept, next);
  location.reload();
}

/** A sentence with its {braces} filled in. @param {string} key @param {Record<string, string | number>} [values] */
export function say(key, values = {}) {
  const sentence = sentences[key];
  if (!sentence) throw new Error(`There is no sentence "${key}".`);
  return (sentence[column] ?? "").replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/** The text in this language, or in one there is. @param {Record<string, string>} texts @param {string} [wish] */
export function textIn(texts, wish = language) {
  const near = languages.find((tag) => tag.startsWith(wish.slice(0, 2))) ?? "";
  // A customer may claim to read "toString".
  const tag = [wish, near].find((one) => Object.hasOwn(texts, one)) ?? Object.keys(texts)[0] ?? "";
  return texts[tag] ?? "";
}

const names = new Intl.DisplayNames([language], { type: "language" });
/** @param {string} tag */
export const languageName = (tag) => names.of(tag.split("-")[0] ?? tag) ?? tag;

/** @param {string} [timeZone] */
const clockIn = (timeZone) =>
  new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", timeZone });
/** @param {string} [timeZone] */
const dayAndClockIn = (timeZone) =>
  new Intl.DateTimeFormat(language, {
    day: "2-digit",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  });
let clock = clockIn();
let dayAndClock = dayAndClockIn();
const wholeDay = new Intl.DateTimeFormat(language, {
  weekday: "short",
  day: "2-digit",
  month: "short",
  year: "numeric",
});
const weekdayName = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" });

/** Times are told, and asked for, as the desk's clocks show them, wherever the agent sits. @param {string} timeZone */
export function useZone(timeZone) {
  clock = clockIn(timeZone);
  dayAndClock = dayAndClockIn(timeZone);
  setClocks(timeZone);
}
/** @param {string} at */
export const timeOf = (at) => clock.format(new Date(at));
/** @param {string} at */
export const dateAndTimeOf = (at) => dayAndClock.format(new Date(at));
/** A date without a time, such as 2026-12-25, wherever the reader is. @param {string} date */
export const dayOf = (date) => wholeDay.format(new Date(`${date}T12:00:00`));
/** 0 is Sunday. @param {number} day */
export const weekday = (day) => weekdayName.format(Date.UTC(2026, 10, 22 + day)).replace(".", "");
export const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });

const kilobytes = new Intl.NumberFormat(language, {
  style: "unit",
  unit: "kilobyte",
  maximumFractionDigits: 0,
});
/** @param {number} bytes */
export const sizeOf = (bytes) => kilobytes.format(Math.ceil(bytes / 1024));

/** A length of time in as few words as are exact enough. @param {number} seconds */
export function lengthOf(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return say("seconds", { count: whole });
  const minutes = Math.floor(whole / 60);
  if (minutes >= 10 || whole % 60 === 0) return say("minutes", { count: minutes });
  return say("minutes_seconds", { minutes, seconds: whole % 60 });
}
