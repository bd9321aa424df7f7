import { failure } from "../errors.js";

/** The parts of the two modules. */
export type Part = "drawing" | "light" | "rest of drawing" | "rest of light";

/** Compiled once: shared by all widgets of the page. */
const compiled = new Map<Part, Promise<WebAssembly.Module>>();

/** Whether the part is compiled, or being so. */
export const isCompiled = (part: Part): boolean => compiled.has(part);

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

/** A part of a module, compiled once. A failure is not remembered. */
export const compiledModule = (
  part: Part,
  fetchPart: () => Promise<Response>,
): Promise<WebAssembly.Module> => {
  const known = compiled.get(part);
  if (known) return known;
  const made = (async () => {
    if (typeof WebAssembly !== "object") {
      throw failure(
        "wasm-unavailable",
        "This browser runs no WebAssembly: the plain contact links are shown.",
      );
    }
    const answer = await fetchPart();
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
  compiled.set(part, made);
  made.catch(() => compiled.delete(part));
  return made;
};
