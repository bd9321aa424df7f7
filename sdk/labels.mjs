// The sentences that `labels` may replace, by their keys: widget/i18n/messages.inc for those who have the package only.
import { readFileSync } from "node:fs";

const text = String.raw`("(?:[^"\\]|\\.)*")`;
const entry = new RegExp(String.raw`^HELP_MESSAGE\((\w+), ${text}, ${text}, ${text}\)`, "gm");

export function labels() {
  const catalogue = readFileSync(new URL("../widget/i18n/messages.inc", import.meta.url), "utf8");
  // The texts of C++ there are written as JSON's are.
  const read = ([, key, ...texts]) => {
    const [pt, en, es] = texts.map((each) => JSON.parse(each));
    return [key, { "pt-BR": pt, en, es }];
  };
  return Object.fromEntries([...catalogue.matchAll(entry)].map(read));
}
