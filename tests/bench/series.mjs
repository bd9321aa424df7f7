// The series of visits that one figure each comes from. Medians of `runs`; every cold visit has a browser context of its own.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openProfile } from "../browser/harness/chromium.mjs";
import { subjects } from "./subjects.mjs";
import { devices, Measured } from "./visit.mjs";

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const contextFor = (device) => ({ ...devices[device], locale: "pt-BR", colorScheme: "light" });

/** Runs `visits` in a fresh context and gives what it gives. */
async function inContext(browser, device, visits) {
  const context = await browser.newContext(contextFor(device));
  try {
    return await visits(context);
  } finally {
    await context.close();
  }
}

/** The same in a browser with a profile: a context of the other kind keeps no compiled code, as a private window does not. */
async function inProfile(kind, device, visits) {
  const folder = mkdtempSync(join(tmpdir(), "help-bench-profile-"));
  const context = await openProfile(folder, kind, contextFor(device));
  try {
    return await visits(context);
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Milliseconds between a button's going down and its coming up. People of 25 to 34 years hold it for 87 ms, those over 65 for 137 (Edmonds and Azzopardi,
 * Motivating Research of ClickSense, 2026): fewer than anybody's mean.
 */
const handHolds = 80;

/** One value of each measure for `subject`: { name: number }. */
async function oneRun({ browser, kind }, origin, subject, device) {
  const values = {};
  const open = (context, page = subject) => Measured.open(context, origin, page, device);

  await inContext(browser, device, async (context) => {
    const visit = await open(context);
    values.launcherAt = await visit.launcherAt();
    values.mainThread = await visit.mainThread();
    values.longTasks = (await visit.read("longTasks")).length;
    const atLoad = await visit.traffic();
    values.bytesAtLoad = atLoad.bytes;
    values.requestsAtLoad = atLoad.requests;
    const cold = await visit.press();
    // On the empty page as well: what the measuring itself leaves in the heap is abated with it.
    await visit.complete();
    if (subject === "empty") values.heap = (await visit.memory()).heap;
    else {
      values.cold = cold;
      if (subject === "canvas") values.drawn = await visit.read("drawn");
      const untilOpen = await visit.traffic();
      values.bytesUntilOpen = untilOpen.bytes;
      values.bytesOfAll = untilOpen.bytes + untilOpen.rest;
      values.contentUntilOpen = untilOpen.content;
      values.requestsUntilOpen = untilOpen.requests;
      const { heap, wasm } = await visit.memory();
      Object.assign(values, { heap, wasm });
    }
  });
  if (subject === "empty") return values;

  if (device === "desk") {
    // From the third visit of the same profile on: what was fetched is there, and what the browser keeps of compiled code.
    await inProfile(kind, device, async (context) => {
      for (let earlier = 0; earlier < 2; earlier += 1) {
        const visit = await open(context);
        await visit.press();
        await visit.stay();
        await visit.close();
      }
      const third = await open(context);
      values.warm = await third.press();
      await third.complete();
      await third.close();
      values.warmByHand = await (await open(context)).press({ hold: handHolds });
    });
    await inContext(browser, device, async (context) => {
      values.coldByHand = await (await open(context)).press({ hold: handHolds });
    });
  }

  if (subject !== "floor") {
    await inContext(browser, device, async (context) => {
      values.answered = await (await open(context)).pressOn();
    });
  }
  if (device === "desk") {
    await inContext(browser, device, async (context) => {
      values.hover = await (await open(context)).press({ hover: 300 });
    });
  } else if (subject !== "floor") {
    await inContext(browser, device, async (context) => {
      const visit = await open(context, `${subject}-idle`);
      values.prefetchMainThread = await visit.mainThread();
      values.prefetched = await visit.press();
    });
  }
  return values;
}

/** Medians by subject: { subject: { measure: number } }. `tell` hears how far it is. */
export async function measureVisits(browsers, origin, device, runs, tell) {
  const medians = {};
  const all = Object.fromEntries(subjects.map((subject) => [subject, []]));
  // The subjects take turns, so that a machine that grows warm or busy is unjust to none.
  for (let run = 1; run <= runs; run += 1) {
    for (const subject of subjects) {
      tell(`${device}, run ${run} of ${runs}: ${subject}`);
      all[subject].push(await oneRun(browsers, origin, subject, device));
    }
  }
  for (const [subject, values] of Object.entries(all)) {
    medians[subject] = Object.fromEntries(
      Object.keys(values[0]).map((measure) => [measure, median(values.map((value) => value[measure]))]),
    );
  }
  return medians;
}

/** Main thread in ten idle seconds, ms, closed and open, all pages at the same time; frames asked for meanwhile. */
export async function measureIdle(browser, origin, runs, tell) {
  const kinds = subjects.flatMap((subject) =>
    subject === "empty"
      ? [[subject, "closed"]]
      : [
          [subject, "closed"],
          [subject, "open"],
        ],
  );
  const all = Object.fromEntries(subjects.map((subject) => [subject, { closed: [], open: [] }]));
  await inContext(browser, "desk", async (context) => {
    const visits = [];
    for (const [subject, state] of kinds) {
      const visit = await Measured.open(context, origin, subject, "desk");
      if (state === "open") {
        await visit.press();
        await visit.complete();
      }
      visits.push({ subject, state, visit });
    }
    for (let run = 1; run <= runs; run += 1) {
      tell(`idle, run ${run} of ${runs}: ten seconds`);
      const before = await Promise.all(visits.map(({ visit }) => visit.mainThread()));
      await new Promise((resolve) => setTimeout(resolve, 10_000));
      const after = await Promise.all(visits.map(({ visit }) => visit.mainThread()));
      for (const [index, { subject, state }] of visits.entries())
        all[subject][state].push(after[index] - before[index]);
    }
  });
  return Object.fromEntries(
    Object.entries(all).map(([subject, { closed, open }]) => [
      subject,
      { closed: median(closed), ...(open.length > 0 && { open: median(open) }) },
    ]),
  );
}
