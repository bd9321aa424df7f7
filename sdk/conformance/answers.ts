import { validators } from "help-widget:schemas";
import type { Problem } from "../src/protocol.js";
import type { Answer } from "./backend.js";
import { check } from "./verdict.js";

/** What a backend answers, by the name of its schema. */
export type Shape =
  | "bootstrap"
  | "load"
  | "session"
  | "ticket"
  | "attachment"
  | "chat"
  | "message-receipt"
  | "close-receipt"
  | "event"
  | "event-batch"
  | "hello"
  | "articles"
  | "article"
  | "problem";

const longestShown = 300;
const mostFaultsShown = 3;
const largestAnswer = 256 * 1024;

const shown = (text: string) => (text.length > longestShown ? `${text.slice(0, longestShown)}…` : text);
const told = ({ asked, status, text, sent }: Answer) =>
  `${asked} was answered with ${status} ${shown(text)}${sent ? `, and ${shown(sent)} was sent` : ""}`;

/** What is wrong with `value`; an empty text when it is of that shape. */
export function faultsOf(shape: Shape, value: unknown): string {
  const validate = validators[shape];
  if (validate(value)) return "";
  const faults = (validate.errors ?? []).filter(({ message }) => !message?.startsWith("must match"));
  return faults
    .slice(0, mostFaultsShown)
    .map(({ instancePath, message }) => `${instancePath || "the whole"} ${message}`)
    .join("; ");
}

export function expectShape<T>(shape: Shape, value: unknown, where: string): T {
  const faults = faultsOf(shape, value);
  check(faults === "", `${where} of the shape of schemas/${shape}`, faults);
  return value as T;
}

export function expectStatus(answer: Answer, ...statuses: readonly number[]): void {
  check(statuses.includes(answer.status), `status ${statuses.join(" or ")}`, told(answer));
}

const typeOf = (answer: Answer) => (answer.headers.get("content-type") ?? "no content type").split(";")[0];

/** The JSON of an answer with one of `statuses`, checked against its schema. */
export function expectJson<T>(answer: Answer, shape: Shape, ...statuses: readonly number[]): T {
  expectStatus(answer, ...statuses);
  const type = typeOf(answer);
  check(type === "application/json", "Content-Type: application/json", `${type} (${answer.asked})`);
  const size = new TextEncoder().encode(answer.text).length;
  check(size <= largestAnswer, "at most 256 KiB", `${size} bytes`);
  return expectShape<T>(shape, answer.json, `the answer to ${answer.asked}`);
}

/** A problem (RFC 9457) with one of these codes; its status belongs to the code, which the schema says. */
export function expectProblem(answer: Answer, ...codes: ReadonlyArray<Problem["code"]>): Problem {
  check(answer.status >= 400, `a refusal (${codes.join(" or ")})`, told(answer));
  const type = typeOf(answer);
  check(
    type === "application/problem+json",
    "Content-Type: application/problem+json",
    `${type}: ${told(answer)}`,
  );
  const problem = expectShape<Problem>("problem", answer.json, `the refusal of ${answer.asked}`);
  check(problem.status === answer.status, `the member status to be ${answer.status}`, problem.status);
  check(codes.includes(problem.code), `the code ${codes.join(" or ")}`, told(answer));
  return problem;
}

/** A validation problem that points at `member`. */
export function expectInvalid(answer: Answer, member: string, ...faults: readonly string[]): void {
  const { errors = [] } = expectProblem(answer, "validation");
  const wanted = errors.some(({ pointer, code }) => pointer === `#/${member}` && faults.includes(code));
  check(wanted, `an error with pointer #/${member} and code ${faults.join(" or ")}`, told(answer));
}
