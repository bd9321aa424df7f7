import { failure } from "../errors.js";

/** Compiled modules by light or not: shared by all widgets of the page. */
const compiled = new Map<boolean, Promise<WebAssembly.Module>>();

/** A page whose policy has no 'wasm-unsafe-eval' says so in the error, in every engine. */
const isPolicy = (thrown: unknown): boolean =>
  /unsafe-eval|Content.?Security.?Policy|CSP/i.test(String(thrown));

const compile = async (answer: Response): Promise<WebAssembly.Module> => {
  const type = answer.headers.get("content-type") ?? "";
  // Streaming insists on the right type; a server that does not know it costs some milliseconds, not the widget.
  if (typeof WebAssembly.compileStreaming === "function" && type.startsWith("application/wasm")) {
    return WebAssembly.compileStreaming(answer);
  }
  return WebAssembly.compile(await answer.arrayBuffer());
};

/** The module, compiled once. A failure is not remembered. */
export const compiledModule = (
  light: boolean,
  fetchModule: () => Promise<Response>,
): Promise<WebAssembly.Module> => {
  const known = compiled.get(light);
  if (known) return known;
  const made = (async () => {
    if (typeof WebAssembly !== "object") {
      throw failure(
        "wasm-unavailable",
        "This browser runs no WebAssembly: the plain contact links are shown.",
      );
    }
    const answer = await fetchModule();
    try {
      return await compile(answer);
    } catch (thrown) {
      throw isPolicy(thrown)
        ? failure(
            "wasm-blocked",
            "The page's Content-Security-Policy needs 'wasm-unsafe-eval' in script-src.",
          )
        : failure("wasm-unavailable", `The module did not compile: ${String(thrown)}`);
    }
  })();
  compiled.set(light, made);
  made.catch(() => compiled.delete(light));
  return made;
};
