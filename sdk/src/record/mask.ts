/**
 * What a recording must not give away; tests/qa/journal/mask.cpp is the same natively, and tests/qa/mask-examples.json holds for both.
 */
const secrets: ReadonlySet<string> = new Set(["token", "key"]);
const personal: ReadonlySet<string> = new Set([
  "name",
  "email",
  "login",
  "details",
  "message",
  "comment",
  "text",
  "words",
  "q",
]);

/** `masked`: what the customer wrote or is called keeps its shape and loses its letters. */
export type TypedText = "masked" | "kept";

/** Letters become x, digits 0; spaces, line breaks and punctuation stay, and so does the number of characters. */
export const masked = (text: string): string =>
  text.replace(/[0-9]/g, "0").replace(/[A-Za-z]|\P{ASCII}/gu, "x");

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
const isStructured = (value: unknown): value is object => typeof value === "object" && value !== null;

const maskedMember = (key: string | undefined, value: unknown, typed: TypedText): unknown => {
  if (isStructured(value)) return maskedMembers(value, typed);
  if (typeof value !== "string") return value;
  if (key !== undefined && (secrets.has(key) || (typed === "masked" && personal.has(key))))
    return masked(value);
  const inside = parsed(value);
  return isStructured(inside) ? JSON.stringify(maskedMembers(inside, typed)) : value;
};

/** A copy in which members that may hold a secret are masked and, as `typed` says, those that may hold the customer's words. */
export const maskedMembers = (value: object, typed: TypedText): object =>
  Array.isArray(value)
    ? value.map((each) => maskedMember(undefined, each, typed))
    : Object.fromEntries(
        Object.entries(value).map(([key, member]) => [key, maskedMember(key, member, typed)]),
      );

/** What of a stream may be read by anybody. A line in the middle of which it was cut is none of these. */
const plain = /^(?:id|event|retry):/;

const maskedLine = (line: string, typed: TypedText): string => {
  if (line.startsWith("data:")) return `data:${maskedBody(line.slice("data:".length), typed)}`;
  return typed === "kept" || plain.test(line) ? line : masked(line);
};

/** The same for lines of an event stream, whole ones. */
export const maskedLines = (text: string, typed: TypedText): string =>
  text
    .split(/(\r?\n|\r)/)
    .map((line) => maskedLine(line, typed))
    .join("");

/** The same for a text: JSON, the lines of an event stream, or (masked whole) anything else. */
export const maskedBody = (body: string, typed: TypedText): string => {
  const inside = parsed(body);
  if (isStructured(inside)) return JSON.stringify(maskedMembers(inside, typed));
  if (body.includes("data:")) return maskedLines(body, typed);
  return typed === "masked" ? masked(body) : body;
};

/** A file's name keeps its ending. */
export const maskedFile = (name: string): string => {
  const dot = name.lastIndexOf(".");
  const ending = dot < 0 ? name.length : dot;
  return masked(name.slice(0, ending)) + name.slice(ending);
};
