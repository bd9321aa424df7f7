// Texts inside a WebAssembly module: custom sections, which engines carry along and do not look at (WebAssembly Core 5.5.3).

/** LEB128. */
function length(count) {
  const bytes = [];
  for (let left = count; ; left >>>= 7) {
    if (left < 128) return Buffer.from([...bytes, left]);
    bytes.push((left & 127) | 128);
  }
}

const counted = (bytes) => Buffer.concat([length(bytes.length), bytes]);

/** The module with a section for every text, under its name, behind all that it has. */
export const withTexts = (module, texts) => {
  const sections = Object.entries(texts).map(([name, text]) =>
    Buffer.concat([Buffer.of(0), counted(Buffer.concat([counted(Buffer.from(name)), Buffer.from(text)]))]),
  );
  return Buffer.concat([module, ...sections]);
};
