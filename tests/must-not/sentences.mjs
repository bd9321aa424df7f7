// The catalogue of what the widget says holds no sentence that nothing says any more: a dead one is still translated,
// documented and shipped. And whatever fills a sentence fills it in every language.
import { read, trackedFiles } from "./tracked-files.mjs";

const line = /^HELP_MESSAGE\((\w+), ("(?:[^"\\]|\\.)*"), ("(?:[^"\\]|\\.)*"), ("(?:[^"\\]|\\.)*")\)/gm;
const catalogue = [...read("widget/i18n/messages.inc").matchAll(line)].map(([, key, ...texts]) => ({
  key,
  texts,
}));

/** Names and dates that messages.cpp counts on to from their first, and says for whoever asks for a date. */
const runs = { sunday: 7, sunday_short: 7, january: 12 };

function saidKeys() {
  const said = new Set();
  for (const path of trackedFiles.filter((path) => /^widget\/.*\.(?:h|cpp)$/.test(path))) {
    for (const [, key] of read(path).matchAll(/\bSentence::(\w+)/g)) said.add(key);
  }
  for (const [first, length] of Object.entries(runs)) {
    const start = catalogue.findIndex(({ key }) => key === first);
    if (!said.has(first)) continue;
    for (const { key } of catalogue.slice(start, start + length)) said.add(key);
  }
  return said;
}

const holes = (text) => [...new Set(text.match(/\{\w+\}/g))].sort().join(" ");

export const sentences = [
  {
    name: "every sentence of the catalogue is said somewhere in the widget",
    findings: () => {
      if (catalogue.length === 0) return ["widget/i18n/messages.inc: no sentence was read"];
      const said = saidKeys();
      return catalogue
        .filter(({ key }) => !said.has(key))
        .map(({ key }) => `widget/i18n/messages.inc: ${key} is said nowhere`);
    },
  },
  {
    name: "a sentence is filled in with the same values in every language",
    findings: () =>
      catalogue
        .filter(({ texts }) => new Set(texts.map(holes)).size > 1)
        .map(({ key }) => `widget/i18n/messages.inc: the {braces} of ${key} differ`),
  },
];
