import type { Desk } from "../src/protocol.js";
import { faultsOf } from "./answers.js";
import { type Backend, reasonOf } from "./backend.js";
import { type Case, type Options, Trial } from "./case.js";
import { allCases } from "./cases/all.js";
import { Broken, Skipped } from "./verdict.js";

export type Outcome =
  | { readonly verdict: "passed" }
  | { readonly verdict: "failed"; readonly expected: string; readonly found: string }
  | { readonly verdict: "skipped"; readonly reason: string };

export type Result = Pick<Case, "id" | "promise" | "why"> & Outcome & { readonly ms: number };

/** The backend cannot be looked at at all; the sentence says why. */
export class NoBackend extends Error {}

/** What the backend says it can do. The first case looks at it more closely. */
async function deskOf(backend: Backend, { site, locale }: Options): Promise<Desk> {
  const path = `/v1/bootstrap?site=${encodeURIComponent(site)}&locale=${locale}`;
  const answer = await backend.ask("GET", path).catch((fault: unknown) => {
    const why = fault instanceof Broken ? fault.found : reasonOf(fault);
    throw new NoBackend(`${backend.base} cannot be reached: ${why}`);
  });
  if (answer.status === 404)
    throw new NoBackend(
      `${backend.base} knows no site "${site}" (GET ${path} is 404). Name yours with --site.`,
    );
  if (answer.status !== 200 || !(answer.json instanceof Object))
    throw new NoBackend(
      `${backend.base} is no help backend: GET ${path} is ${answer.status}, and no JSON object.`,
    );
  return answer.json as Desk;
}

const firstOfAll = "bootstrap.shape";

/** Why a case is not tried; undefined when it is. */
function reasonToSkip(one: Case, { desk, options }: Trial): string | undefined {
  // The widget takes nothing from such a desk, so there is nothing to try.
  if (one.id !== firstOfAll && faultsOf("bootstrap", desk)) return `mend the bootstrap first (${firstOfAll})`;
  if (one.needs && !desk.capabilities?.includes(one.needs))
    return `the desk does not announce "${one.needs}"`;
  if (one.signs && !options.host) return "needs the key of the host's server (--identity FILE)";
  if (one.optional && !options[one.optional]) return `only with --${one.optional}`;
  if (one.id === "cors.allowed" && !options.origin)
    return "only with --origin, a page that may use the backend";
  if ((one.agents ?? 0) > options.agents.length)
    return `needs the logins of ${one.agents} agents (--agents FILE)`;
  return undefined;
}

/** A fault of the kit itself is thrown. */
async function outcomeOf(one: Case, trial: Trial): Promise<Outcome> {
  const reason = reasonToSkip(one, trial);
  if (reason) return { verdict: "skipped", reason };
  try {
    await one.run(trial);
    return { verdict: "passed" };
  } catch (fault) {
    if (fault instanceof Skipped) return { verdict: "skipped", reason: fault.message };
    if (fault instanceof Broken) return { verdict: "failed", expected: fault.expected, found: fault.found };
    throw fault;
  }
}

/** Cases whose id begins with one of `only`, or all; one after the other, each told as soon as it is over. */
export async function runCases(
  backend: Backend,
  options: Options,
  only: readonly string[],
  tell: (result: Result) => void,
): Promise<readonly Result[]> {
  const desk = await deskOf(backend, options);
  const results: Result[] = [];
  for (const one of chosen(only)) {
    const trial = new Trial(backend, desk, options);
    const began = performance.now();
    const outcome = await outcomeOf(one, trial);
    // A backend that breaks down while its chats are closed has said enough in the case itself.
    await trial.tidyUp().catch(() => {});
    const { id, promise, why } = one;
    const result = { id, promise, why, ...outcome, ms: Math.round(performance.now() - began) };
    results.push(result);
    tell(result);
  }
  return results;
}

export const chosen = (only: readonly string[]): readonly Case[] =>
  only.length ? allCases.filter(({ id }) => only.some((start) => id.startsWith(start))) : allCases;
