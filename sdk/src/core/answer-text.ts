/** Bytes of an answer that are read; docs/protocol allows no more. */
export const mostAnswerBytes = 256 * 1024;

const read = async (answer: Response): Promise<string | undefined> => {
  const reader = answer.body?.getReader();
  if (!reader) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > mostAnswerBytes) {
      void reader.cancel().catch(() => undefined);
      return undefined;
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  try {
    // A byte-order mark stays, so that the core can refuse it.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Not UTF-8: an empty body is refused as an answer that makes no sense.
    return "";
  }
};

const known = new WeakMap<Response, Promise<string | undefined>>();

/**
 * The text of an answer, or undefined when it is larger than allowed; what lies beyond the limit is not read. Whoever asks again gets the
 * same text: a body can be read once.
 */
export const readText = (answer: Response): Promise<string | undefined> => {
  const begun = known.get(answer) ?? read(answer);
  known.set(answer, begun);
  return begun;
};
