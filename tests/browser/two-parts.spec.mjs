// The module comes in two parts: the first screen is there with the first one, everything else waits for the second.
import assert from "node:assert/strict";
import { hold } from "./harness/hold.mjs";
import { ownText } from "./harness/stage.mjs";
import { story } from "./harness/story.mjs";
import { eventuallyEqual } from "./harness/until.mjs";

const restOfModule = /-rest\.[0-9a-f]+\.wasm$/;

const holdRest = (page) => hold(page, restOfModule);

const recordErrors = () => {
  window.faults = [];
  document.addEventListener("help-error", ({ detail }) => window.faults.push(detail.code));
};
const faults = ({ page }) => page.evaluate(() => window.faults);

/** The first screen, seen by whoever opens the help: no wait for the canvas, which needs the second part. */
async function openFirstScreen(visit) {
  await visit.launcher.click();
  await visit.ticketCard.waitFor();
}

story("what is pressed before the second part is there happens when it is", async (stage) => {
  const visit = await stage.visit({ before: recordErrors });
  const rest = await holdRest(visit.page);
  await openFirstScreen(visit);
  await rest.asked;
  await visit.ticketCard.click();
  await visit.page.keyboard.press("Shift+Tab");
  assert.equal(await visit.details.count(), 0);
  assert.equal(await visit.ticketCard.getAttribute("aria-busy"), "true", "one sees that it was pressed");
  rest.release();
  await visit.details.waitFor();
  await visit.takeover();
  const details = ownText();
  await visit.write({ details });
  await visit.send.click();
  await visit.confirmation.waitFor();
  assert.equal(stage.backend.ticketsAbout(details).length, 1);
  assert.deepEqual(await faults(visit), []);
});

const firstAnswer = /\/v1\/bootstrap/;

/** Whatever the page waits for seems to take no time; or a fifth of a second. */
const quick = () => {
  performance.now = () => 1000;
};
const slow = () => {
  let now = 1000;
  performance.now = () => {
    now += 200;
    return now;
  };
};

story("on a fast way the second part does not hold up the first screen", async (stage) => {
  const visit = await stage.visit({ before: quick });
  const desk = await hold(visit.page, firstAnswer);
  let asked = 0;
  visit.page.on("request", (request) => {
    if (restOfModule.test(request.url())) asked += 1;
  });
  await visit.launcher.click();
  await desk.asked;
  // The core has done all that it can without an answer.
  await visit.help.getByRole("status", { name: visit.words.loading, exact: true }).waitFor();
  assert.equal(asked, 0);
  desk.release();
  await visit.ticketCard.waitFor();
  await eventuallyEqual(() => asked, 1, "asked for when the first screen is there");
});

story("on a slow way the second part follows the first at once", async (stage) => {
  const visit = await stage.visit({ before: slow });
  const desk = await hold(visit.page, firstAnswer);
  const rest = await hold(visit.page, restOfModule);
  await visit.launcher.click();
  await rest.asked;
  rest.release();
  desk.release();
  await visit.ticketCard.click();
  await visit.details.waitFor();
});

story("a page that asks for the ticket form shows nothing else before it", async (stage) => {
  const visit = await stage.visit();
  const rest = await holdRest(visit.page);
  let desks = 0;
  visit.page.on("request", (request) => {
    if (request.url().includes("/v1/bootstrap")) desks += 1;
  });
  await visit.page.evaluate(() => document.querySelector("help-widget").open("ticket"));
  await rest.asked;
  await visit.help.waitFor();
  assert.equal(await visit.ticketCard.count(), 0);
  rest.release();
  await visit.details.waitFor();
  assert.equal(desks, 1, "the core did not begin twice");
});

story(
  "a customer who changes before the second part is there is greeted by the right name",
  async (stage) => {
    const visit = await stage.visit({ before: recordErrors });
    const rest = await holdRest(visit.page);
    await openFirstScreen(visit);
    await visit.says(visit.words.home_greeting_name, { name: "Ana" }).waitFor();
    await visit.page.evaluate(() =>
      document
        .querySelector("help-widget")
        .update({ user: { name: "Bruno Dias", email: "bruno@loja.example" } }),
    );
    rest.release();
    await visit.says(visit.words.home_greeting_name, { name: "Bruno" }).waitFor();
    assert.equal(await visit.says(visit.words.home_greeting_name, { name: "Ana" }).count(), 0);
    assert.deepEqual(await faults(visit), []);
  },
);

story(
  "a second part that does not come leaves the contact links to whoever needs it, and is tried again",
  { mayLog: /./ },
  async (stage) => {
    const visit = await stage.visit({ before: recordErrors });
    let refused = 0;
    await visit.page.route(restOfModule, (route) => {
      refused += 1;
      return route.abort("connectionreset");
    });
    await openFirstScreen(visit);
    await eventuallyEqual(() => refused > 0, true, "it was asked for");
    assert.deepEqual(await faults(visit), [], "nobody has missed it yet");
    await visit.ticketCard.click();
    await visit.page.getByRole("link", { name: "suporte@mare.example" }).first().click({ trial: true });
    await eventuallyEqual(() => faults(visit), ["wasm-unavailable"], "one error");
    await visit.page.unroute(restOfModule);
    await visit.page.keyboard.press("Escape");
    await visit.openTicketForm();
  },
);

story("a second part that is not ours is not run", { mayLog: /./ }, async (stage) => {
  const visit = await stage.visit({ before: recordErrors });
  await visit.page.route(restOfModule, (route) =>
    route.fulfill({ contentType: "application/wasm", body: Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]) }),
  );
  await openFirstScreen(visit);
  await visit.ticketCard.click();
  await visit.page.getByRole("link", { name: "suporte@mare.example" }).first().click({ trial: true });
  await eventuallyEqual(() => faults(visit), ["integrity-failed"], "one error");
});
