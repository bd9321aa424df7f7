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

/** Throws the sentence about the first thing that is wrong: a mistake is told where the test makes it. The settings are checked by the core. */
export const checkOptions = (options: MountOptions): void => {
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(known, name))
      throw new Error(`mount() knows no option "${name}". Known: ${Object.keys(known).join(", ")}.`);
  }
  const { now, transport, backend } = options;
  if (now !== undefined && Number.isNaN(new Date(now).getTime()))
    throw new Error(`mount({ now }): "${now}" is no time such as "2026-11-23T09:00:00-03:00".`);
  if (transport && backend)
    throw new Error("mount() takes a transport or a backend: with a transport nothing goes over HTTP.");
};
