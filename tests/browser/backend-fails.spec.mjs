import assert from "node:assert/strict";
import { startBackend } from "./harness/backend.mjs";
import { ownText } from "./harness/stage.mjs";
import { failedRequests, story } from "./harness/story.mjs";

story(
  "while the backend is down nothing is lost, and trying again opens one ticket",
  { mayLog: failedRequests },
  async (stage) => {
    const { pages } = stage;
    const statics = [[pages.prefix, pages.folder]];
    const backend = await startBackend({ statics });
    const visit = await stage.visit({ backend });
    const ids = new Set();
    visit.page.on("request", (request) => {
      if (request.method() === "PUT") ids.add(new URL(request.url()).pathname);
    });
    const details = ownText();
    await visit.openTicketForm();
    await visit.write({ details });
    await backend.stop({ keepDatabase: true });
    await visit.send.click();
    await visit.failure.waitFor();
    await visit.says(visit.words.kept_note).waitFor();
    assert.equal(await visit.details.inputValue(), details);

    const again = await startBackend({
      statics,
      listen: new URL(backend.origin).host,
      database: backend.database,
    });
    await visit.button(visit.words.try_again).or(visit.send).first().click();
    await visit.confirmation.waitFor();
    assert.equal(again.ticketsAbout(details).length, 1);
    assert.equal(ids.size, 1, "one id, however often it was tried");
    await again.stop();
    await backend.stop();
  },
);

story(
  "when only the answer is lost, the same id goes again and there is one ticket",
  { mayLog: failedRequests },
  async (stage) => {
    const visit = await stage.visit();
    const details = ownText();
    const sent = [];
    await visit.page.route("**/v1/tickets/*", async (route) => {
      sent.push(route.request().url());
      if (sent.length > 1) return route.continue();
      await route.fetch(); // the backend has it
      return route.abort("connectionreset"); // the customer does not know
    });
    await visit.openTicketForm();
    await visit.write({ details });
    await visit.send.click();
    const reference = await visit.reference();
    assert.equal(new Set(sent).size, 1);
    assert.ok(sent.length > 1);
    assert.deepEqual(
      stage.backend.ticketsAbout(details).map((row) => row.reference),
      [reference],
    );
  },
);

story(
  "a session that ended is renewed without the customer noticing",
  { mayLog: failedRequests },
  async (stage) => {
    const visit = await stage.visit();
    const details = ownText();
    let refused = 0;
    await visit.page.route("**/v1/tickets/*", (route) => {
      if (refused++) return route.continue();
      return route.fulfill({
        status: 401,
        contentType: "application/problem+json",
        body: JSON.stringify({
          type: "urn:help:problem:session-expired",
          title: "x",
          status: 401,
          code: "session-expired",
        }),
      });
    });
    await visit.openTicket({ details });
    assert.equal(stage.backend.ticketsAbout(details).length, 1);
  },
);

story("a field that the backend refuses is shown at the field", { mayLog: failedRequests }, async (stage) => {
  const visit = await stage.visit();
  await visit.page.route("**/v1/tickets/*", (route) =>
    route.fulfill({
      status: 422,
      contentType: "application/problem+json",
      body: JSON.stringify({
        type: "urn:help:problem:validation",
        title: "x",
        status: 422,
        code: "validation",
        errors: [{ pointer: "#/reason", code: "unknown", detail: "x" }],
      }),
    }),
  );
  await visit.openTicketForm();
  await visit.write({ details: ownText() });
  await visit.send.click();
  await visit.says(visit.words.error_reason_gone).waitFor();
  assert.equal(await visit.reason.getAttribute("aria-invalid"), "true");
});

story(
  "too many requests: the customer is told how long to wait",
  { mayLog: failedRequests },
  async (stage) => {
    const visit = await stage.visit();
    await visit.page.route("**/v1/tickets/*", (route) =>
      route.fulfill({
        status: 429,
        headers: { "content-type": "application/problem+json", "retry-after": "120" },
        body: JSON.stringify({
          type: "urn:help:problem:rate-limited",
          title: "x",
          status: 429,
          code: "rate-limited",
        }),
      }),
    );
    await visit.openTicketForm();
    await visit.write({ details: ownText() });
    await visit.send.click();
    await visit.failure.waitFor();
    await visit.help.getByText("2 minutos").waitFor();
  },
);
