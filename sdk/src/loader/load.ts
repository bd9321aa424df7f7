import { failure } from "../errors.js";
import type { CoreModule } from "../seat.js";
import type { Settings } from "../settings.js";

/** A file of this build as an absolute address, and what it must hash to. */
export type Pinned = readonly [url: string, integrity: string];
/** Where the rest of the widget lies. */
export interface Files {
  readonly core: Pinned;
  readonly drawing: Pinned;
  readonly light: Pinned;
}

/** Why `url` did not arrive: a pinned fetch fails with the same words for a wrong hash and for no network. */
const refuse = async (url: string): Promise<never> => {
  const { ok } = await fetch(url, { method: "HEAD" }).catch(() => ({ ok: false }));
  throw failure(
    ok ? "integrity-failed" : "wasm-unavailable",
    `${url} ${ok ? "is of another build" : "cannot be fetched"}: publish the whole dist folder.`,
  );
};

let core: Promise<CoreModule> | undefined;
/**
 * The core's code, once for all widgets of the page. import() takes no hash; a module preload does, and leaves the checked module for import() to
 * find. A failure is not remembered: the next intent tries again.
 */
export const importCore = ([url, integrity]: Pinned): Promise<CoreModule> => {
  const link = document.createElement("link");
  core ??= new Promise<unknown>((resolve, reject) => {
    if (!link.relList.supports("modulepreload")) resolve(0);
    Object.assign(link, {
      rel: "modulepreload",
      crossOrigin: "",
      integrity,
      href: url,
      onload: resolve,
      onerror: reject,
    });
    document.head.append(link);
  })
    .then(() => import(url))
    .catch(() => {
      core = undefined;
      return refuse(url);
    })
    .finally(() => link.remove()) as Promise<CoreModule>;
  return core;
};

export const fetchPinned = async ([url, integrity]: Pinned): Promise<Response> => {
  const answer = await fetch(url, { integrity }).catch(() => undefined);
  return answer?.ok ? answer : refuse(url);
};

export const savesData = (): boolean => {
  const { saveData, effectiveType } =
    (navigator as { connection?: { saveData?: boolean; effectiveType?: string } }).connection ?? {};
  return !!saveData || /2g/.test(effectiveType as string);
};

/** Whether the second skin will be used, as far as one can know without making a WebGL context. */
export const knowsSecondSkin = (skin: Settings["skin"]): boolean =>
  skin === "dom" ||
  !window.WebGL2RenderingContext ||
  (skin !== "canvas" && (savesData() || matchMedia("(forced-colors:active)").matches));

/** Resolves when what was just put on the screen has been painted; a hidden page does not paint. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 100);
  });
