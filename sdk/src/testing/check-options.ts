import type { MountOptions } from "./test-widget.js";

const known: Record<keyof MountOptions, true> = {
  transport: true,
  backend: true,
  settings: true,
  now: true,
  seed: true,
  stored: true,
  record: true,
  module: true,
};

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;
const isTexts = (value: unknown): boolean =>
  isObject(value) && Object.values(value as object).every((each) => typeof each === "string");

/** Throws the sentence about the first thing that is wrong: a mistake is told where the test makes it. The settings are checked by the core. */
export const checkOptions = (options: MountOptions): void => {
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(known, name))
      throw new Error(`mount() knows no option "${name}". Known: ${Object.keys(known).join(", ")}.`);
  }
  const { now, transport, backend, stored, record } = options;
  if (now !== undefined && Number.isNaN(new Date(now).getTime()))
    throw new Error(`mount({ now }): "${now}" is no time such as "2026-11-23T09:00:00-03:00".`);
  for (const [name, value] of Object.entries({ transport, backend, record })) {
    if (value !== undefined && !isObject(value))
      throw new Error(`mount({ ${name} }): "${value}" is no object.`);
  }
  if (transport && backend)
    throw new Error("mount() takes a transport or a backend: with a transport nothing goes over HTTP.");
  const route = Object.keys(backend ?? {}).find((start) => !/^[A-Z]+ \//.test(start));
  if (route !== undefined)
    throw new Error(`mount({ backend }): "${route}" is no method and path such as "GET /v1/bootstrap".`);
  if (stored !== undefined && !isTexts(stored))
    throw new Error("mount({ stored }) takes texts by their keys: the `stored` of an earlier widget.");
};
