import type { Transport } from "../transport.js";

/** The `call` effect: docs/boundary.md. */
export interface TransportCall {
  readonly id: number;
  readonly method: string;
  readonly arguments: readonly unknown[];
}

export type CallMessage =
  | { readonly type: "result"; readonly id: number; readonly json: string }
  | { readonly type: "problem"; readonly id: number; readonly json: string };

const problemMembers = ["status", "code", "title", "detail", "retryAfter", "errors"];

/** What a rejection says, as far as the protocol knows the words; never a stack. */
const problemOf = (thrown: unknown): string => {
  const members = Object.entries(typeof thrown === "object" && thrown ? thrown : {});
  try {
    return JSON.stringify(Object.fromEntries(members.filter(([name]) => problemMembers.includes(name))));
  } catch {
    return "{}";
  }
};

/** Calls a function of the page's own transport. Resolves always, with what the core is to be told. */
export const callTransport = async (
  transport: Transport | undefined,
  call: TransportCall,
): Promise<CallMessage> => {
  const { id, method } = call;
  try {
    const functions = transport as unknown as
      | Record<string, ((...values: unknown[]) => unknown) | undefined>
      | undefined;
    // A backend without sessions is always in session.
    const value: unknown =
      method === "startSession" && !functions?.[method] ? {} : await functions?.[method]?.(...call.arguments);
    return { type: "result", id, json: JSON.stringify(value) ?? "null" };
  } catch (thrown) {
    return { type: "problem", id, json: problemOf(thrown) };
  }
};
