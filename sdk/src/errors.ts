/** Everything that can go wrong in a way the embedding page should know. docs/embedding.md says what to do about each. */
export type HelpErrorCode =
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
