import type { Hours } from "../../src/protocol.js";

/** The date part of an instant, which is the desk's when the offset is. */
export const localDate = (instant: string): string => instant.slice(0, 10);

/** The date of that instant in `timeZone`. */
export const dateIn = (timeZone: string, instant: number): string =>
  new Date(instant + offsetAt(timeZone, new Date(instant).toISOString()) * 60_000).toISOString().slice(0, 10);

/** Minutes east of UTC, as the instant itself says. */
export function offsetOf(instant: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(instant) ?? [];
  return sign ? (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1) : 0;
}

/** Minutes east of UTC in `timeZone` at that instant. */
export function offsetAt(timeZone: string, instant: string): number {
  const time = Math.floor(Date.parse(instant) / 60_000) * 60_000;
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(time);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const wall = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
  return (wall - time) / 60_000;
}

/** The times at which a window may begin on that date: those of the exception, or of the week. */
export function openOn({ weekly = [], exceptions = [] }: Hours, date: string): readonly string[] {
  const exception = exceptions.find((one) => one.date === date);
  if (exception) return exception.intervals?.map(({ open }) => open) ?? [];
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekly.filter(({ days }) => days.includes(day)).map(({ open }) => open);
}

/**
 * The `days`-th day after `date` on which tickets are answered: one of the desk's business days, from Monday to Friday where it names none (any, where those
 * have no hours), that has hours, of the week or of an exception. Undefined where the week has no such day.
 */
export function businessDayAfter(hours: Hours, date: string, days: number): string | undefined {
  const { weekly = [], businessDays, exceptions = [] } = hours;
  const withHours = [0, 1, 2, 3, 4, 5, 6].filter((day) => weekly.some((one) => one.days.includes(day)));
  const usual = withHours.filter((day) => day > 0 && day < 6);
  const working = businessDays
    ? withHours.filter((day) => businessDays.includes(day))
    : usual.length
      ? usual
      : withHours;
  if (!working.length) return undefined;
  const next = new Date(`${date}T00:00:00Z`);
  const isWorking = () => {
    const closed = exceptions.find((one) => next.toISOString().startsWith(one.date))?.closed;
    return working.includes(next.getUTCDay()) && !closed;
  };
  for (let left = days; left > 0; left -= isWorking() ? 1 : 0) next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const hour = 60;
const day = 24 * hour;

/** Is the desk open for any minute of that hour of the week? An interval may end on the next day. */
export function isOpenWithin(weekly: NonNullable<Hours["weekly"]>, weekday: number, at: number): boolean {
  return weekly.some(({ days, open, close }) => {
    const from = minutesOf(open);
    const to = minutesOf(close) > from ? minutesOf(close) : minutesOf(close) + day;
    const covers = (start: number) => from < start + hour && to > start;
    const before = (weekday + 6) % 7;
    return (
      (days.includes(weekday) && covers(at * hour)) || (days.includes(before) && covers(at * hour + day))
    );
  });
}
