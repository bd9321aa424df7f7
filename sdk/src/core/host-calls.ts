import type { Problem, Transport } from "../transport.js";

/** The `call` effect: docs/boundary.md. */
export interface TransportCall {
  readonly id: number;
  readonly method: string;
  readonly arguments: readonly unknown[];
}

export type CallMessage =
  | { readonly type: "result"; readonly id: number; readonly json: string }
  | { readonly type: "problem"; readonly id: number; readonly json: string };

const problemMembers = ["status", "code", "title", "detail", "retryAfter", "errors"] as const;

/** What a rejection says, if it says anything that the protocol knows; never a stack. */
const problemOf = (thrown: unknown): Problem => {
  const problem: Record<string, unknown> = {};
  if (typeof thrown === "object" && thrown && !(thrown instanceof Error && !("status" in thrown))) {
    for (const member of problemMembers) {
      const value = (thrown as Record<string, unknown>)[member];
      if (value !== undefined) problem[member] = value;
    }
  }
  return problem;
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
    return { type: "problem", id, json: JSON.stringify(problemOf(thrown)) };
  }
};
