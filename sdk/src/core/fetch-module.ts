import { failure } from "../errors.js";
import type { Files } from "../loader/load.js";

/** Why a module did not arrive: a pinned fetch fails with the same words for a wrong hash and for no network. */
const refuse = async (url: string): Promise<never> => {
  const { ok } = await fetch(url, { method: "HEAD" }).catch(() => ({ ok: false }));
  throw ok
    ? failure(
        "integrity-failed",
        `${url} is not the file of this build. Publish the whole dist folder at once.`,
      )
    : failure(
        "wasm-unavailable",
        `${url} could not be fetched. Publish the whole dist folder beside the loader.`,
      );
};

/** A module, checked against its hash; `first` is the answer that the loader has asked for already. */
export const fetchModule = async (
  files: Files,
  light: boolean,
  first?: Promise<Response | undefined>,
): Promise<Response> => {
  const [url, pin] = light ? files.light : files.drawing;
  const answer = await (first ?? fetch(url, pin).catch(() => undefined));
  return answer?.ok ? answer : refuse(url);
};
