import assert from "node:assert/strict";
import { chatStory } from "./harness/chat-story.mjs";
import { ownText } from "./harness/stage.mjs";
import { bothSkins, failedRequests, story } from "./harness/story.mjs";

const json = (body) => ({ status: 200, contentType: "application/json", body });
const bad = {
  "a captive portal's page": {
    status: 200,
    contentType: "text/html",
    body: "<!doctype html><title>Wi-Fi</title><h1>Entre na rede</h1>",
  },
  "no JSON": json("agora não"),
  "half an answer": json('{"version": 1, "site": "demo", "title": "Cen'),
  "more than 256 KB": json(JSON.stringify({ version: 1, filler: "x".repeat(300_000) })),
  "more than 32 levels": json(`{"version": 1, "deep": ${"[".repeat(40)}${"]".repeat(40)}}`),
  "wrong types": json(
    '{"version": "1", "site": 7, "locale": null, "cards": "many", "id": {}, "reference": []}',
  ),
};

for (const [index, [what, answer]] of Object.entries(bad).entries()) {
  // The core judges answers before any skin sees them; one of them is looked at in both.
  const skins = index === 0 ? bothSkins : ["dom"];
  story(
    `${what} instead of the desk: words, and trying again works`,
    { skins, mayLog: failedRequests },
    async (stage) => {
      const visit = await stage.visit();
      await visit.page.route("**/v1/bootstrap*", (route) => route.fulfill(answer));
      await visit.launcher.click();
      await visit.heading(visit.words.desk_failed).waitFor();
      await visit.says(visit.words.fault_invalid).waitFor();
      await visit.page.unroute("**/v1/bootstrap*");
      await visit.button(visit.words.try_again).click();
      await visit.ticketCard.waitFor();
    },
  );

  story(
    `${what} instead of a receipt: words, nothing lost, and trying again works`,
    { skins, mayLog: failedRequests },
    async (stage) => {
      const visit = await stage.visit();
      const details = ownText();
      await visit.page.route("**/v1/tickets/*", (route) => route.fulfill(answer));
      await visit.openTicketForm();
      await visit.write({ details });
      await visit.send.click();
      await visit.failure.waitFor();
      await visit.says(visit.words.fault_invalid).first().waitFor();
      assert.equal(await visit.details.inputValue(), details);
      assert.deepEqual(stage.backend.ticketsAbout(details), []);
      await visit.page.unroute("**/v1/tickets/*");
      await visit.button(visit.words.try_again).click();
      await visit.confirmation.waitFor();
      assert.equal(stage.backend.ticketsAbout(details).length, 1);
    },
  );
}

chatStory(
  "a desk that says twenty thousand things at once is heard to the last of them",
  async ({ visit }) => {
    await visit.help.getByText("Linha 20000", { exact: true }).waitFor();
    assert.deepEqual(await visit.page.evaluate(() => window.faults), []);
  },
  {
    before: () => {
      window.faults = [];
      document.addEventListener("help-error", ({ detail }) => window.faults.push(detail));
      const { fetch } = window;
      let chat = "";
      const line = (seq) => {
        const id = `0193e5a0-0000-7000-8000-${String(seq).padStart(12, "0")}`;
        const at = "2026-11-23T12:00:00Z";
        const data = { id, seq, by: "agent", name: "Bia", text: `Linha ${seq}`, at };
        return `id: ${seq}\ndata: ${JSON.stringify({ type: "chat.message", chat, at, data })}\n\n`;
      };
      window.fetch = async (address, request) => {
        const { pathname } = new URL(address, location.href);
        chat = /^\/v1\/chats\/([\w-]+)$/.exec(pathname)?.[1] ?? chat;
        if (pathname !== "/v1/events") return fetch(address, request);
        const lines = Array.from({ length: 20_000 }, (_, index) => line(index + 1));
        const all = new TextEncoder().encode(`data: {"type":"hello"}\n\n${lines.join("")}`);
        // In one piece, as a browser gives what has come while the page was busy. It stays open.
        const body = new ReadableStream({ start: (feed) => feed.enqueue(all) });
        return new Response(body, { headers: { "content-type": "text/event-stream" } });
      };
    },
  },
);
