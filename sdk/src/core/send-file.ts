import { mostAnswerBytes } from "./answer-text.js";

/** Why a file has no answer that would be read. */
export const tooLarge = new RangeError("The answer is too large.");

/** Answers that have no body, and are given none. */
const bodiless = [204, 205, 304];

/**
 * fetch() with a file as the body. XMLHttpRequest, because nothing else tells how much has left. Where the desk is of the page's own origin, it sends
 * that origin's cookies; a redirect it follows, but its answer is none.
 */
export const sendFile = (
  address: string,
  { method, headers, signal }: { method: string; headers: [string, string][]; signal: AbortSignal },
  file: File,
  moved: (part: number) => void,
): Promise<Response> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const failed = (): void => reject(new TypeError("The file was not sent."));
    request.open(method, address);
    for (const [name, value] of headers) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => moved(loaded / total);
    // Read no further than any other answer, and not as text: it may be packed a thousand times smaller.
    request.responseType = "arraybuffer";
    request.onprogress = ({ loaded }) => {
      if (loaded <= mostAnswerBytes) return;
      reject(tooLarge);
      request.abort();
    };
    request.onload = () => {
      // Somebody has sent the request elsewhere.
      if (request.responseURL !== address) return failed();
      const { status } = request;
      const told = ["content-type", "retry-after"].flatMap((name): [string, string][] => {
        const value = request.getResponseHeader(name);
        return value === null ? [] : [[name, value]];
      });
      try {
        const body = bodiless.includes(status) ? null : (request.response as ArrayBuffer);
        resolve(new Response(body, { status, headers: told }));
      } catch {
        // A status that is none.
        failed();
      }
    };
    request.onerror = failed;
    request.onabort = failed;
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
