/** The schemas of docs/protocol as functions, made by sdk/conformance/compile-schemas.mjs when the package is built. */
declare module "help-widget:schemas" {
  interface Fault {
    readonly instancePath: string;
    readonly message?: string;
  }
  interface Validator {
    (value: unknown): boolean;
    errors?: readonly Fault[] | null;
  }
  /** By the file's name in docs/protocol/schemas. */
  export const validators: Readonly<Record<import("./answers.js").Shape, Validator>>;
}
