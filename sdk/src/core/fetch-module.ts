import { failure } from "../errors.js";
import type { Files, Pinned } from "../loader/load.js";

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
        `${url} could not be fetched. Publish the whole dist folder beside the loader. On an origin of its own it needs that origin in the page's connect-src, and answers with Access-Control-Allow-Origin.`,
      );
};

/** A part of a module, checked against its hash; `asked` is an answer that is on its way already. */
const fetchPinned = async (
  [url, pin]: Pinned,
  asked: Promise<Response | undefined> = fetch(url, pin).catch(() => undefined),
): Promise<Response> => {
  const answer = await asked;
  return answer?.ok ? answer : refuse(url);
};

/** The first part of a module; `first` is the answer that the loader has asked for already. */
export const fetchModule = (
  files: Files,
  light: boolean,
  first?: Promise<Response | undefined>,
): Promise<Response> => fetchPinned(light ? files.light : files.drawing, first);

/** The second part. */
export const fetchRest = ({ core, rests }: Files, light: boolean): Promise<Response> => {
  const [file, integrity] = light
    ? [LIGHT_REST_FILE, LIGHT_REST_INTEGRITY]
    : [DRAWING_REST_FILE, DRAWING_REST_INTEGRITY];
  return fetchPinned([rests?.[light ? 1 : 0] ?? new URL(file, core).href, { integrity }]);
};
