// The stories of tests/scenarios, with the defaults that help-qa gives them (tests/qa/scenario_file.cpp).
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";

const folder = join(root, "tests/scenarios");
const harness = readFileSync(join(root, "tests/harness/desk_answers.h"), "utf8");

/** A JSON text of the native harness, so that both run against the same desk. */
const answer = (name) => new RegExp(`${name} =\\s*R"\\((.*?)\\)"`, "s").exec(harness)[1];
const deskByDefault = JSON.parse(answer("kDeskJson"));
export const receipt = answer("kReceiptJson");
export const load = answer("kLoadJson");
export const articles = answer("kArticlesJson");
export const article = answer("kArticleJson");

/** RFC 7396. */
export function mergePatch(target, patch) {
  if (typeof patch !== "object" || patch === null || Array.isArray(patch)) return patch;
  const merged = { ...(typeof target === "object" && !Array.isArray(target) ? target : {}) };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = mergePatch(merged[key], value);
  }
  return merged;
}

const settingsByDefault = { locale: "pt-BR", user: { name: "Ana Souza", email: "ana@loja.example" } };

function read(file) {
  const {
    settings = {},
    desk = {},
    now = "2026-11-23T09:00:00-03:00",
    ...rest
  } = JSON.parse(readFileSync(join(folder, file), "utf8"));
  return {
    ...rest,
    file,
    now,
    settings: mergePatch(settingsByDefault, settings),
    desk: mergePatch(deskByDefault, desk),
  };
}

export const scenarios = readdirSync(folder)
  .filter((file) => file.endsWith(".json") && !file.endsWith(".schema.json"))
  .sort()
  .map(read);

/** The verb of a step and what belongs to it. */
export const verbOf = (step) => Object.entries(step)[0];
