/** The little of Node that the kit uses; the SDK itself is for browsers and knows no Node types. */
declare module "node:fs/promises" {
  export function readFile(path: URL | string): Promise<Uint8Array<ArrayBuffer>>;
}
