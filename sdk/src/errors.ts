import type { Problem } from "./protocol.js";

/** What goes wrong on the page's side or on the way. docs/embedding.md says what to do about each. */
type OwnCode =
  | "settings-invalid"
  | "wasm-unavailable"
  | "wasm-blocked"
  | "abi-mismatch"
  | "integrity-failed"
  | "backend-unreachable"
  | "backend-blocked"
  | "backend-invalid"
  | "forbidden-origin"
  | "identity-failed"
  | "core-trapped"
  | "internal";

/** Everything that can go wrong in a way the embedding page should know: what a backend refuses comes under its own word. */
export type HelpErrorCode = OwnCode | Problem["code"];

/** The detail of a `help-error` event. `message` is for the developer and says what to do. */
export interface HelpErrorDetail {
  readonly code: HelpErrorCode;
  readonly message: string;
}

/**
 * What is thrown by those who know the code. No class of its own: loader and core are two bundles, and `instanceof` would not see across.
 */
export const failure = (code: HelpErrorCode, message: string): HelpErrorDetail => ({ code, message });

/** What is told about anything thrown: a failure as it is, everything else as `internal`. */
export const asDetail = (thrown: unknown): HelpErrorDetail =>
  // A DOMException has a code as well, but a number.
  (thrown as HelpErrorDetail | undefined)?.code?.at
    ? (thrown as HelpErrorDetail)
    : { code: "internal", message: `${thrown}` };
