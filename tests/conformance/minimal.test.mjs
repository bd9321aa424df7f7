// The minimal backend keeps every promise that it makes, and is as small as docs/write-a-backend.md says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { faults } from "../protocol/schemas.mjs";
import { conformance, minimal, withFaults, withMinimal } from "./kit.mjs";

const file = (name) => readFileSync(join(minimal, name), "utf8");

test("with tickets alone it passes, and says why the rest is not tried", async () => {
  await withMinimal([], async (url) => {
    const { code, failures, verdicts, results } = await conformance(url);
    assert.deepEqual(failures, []);
    assert.equal(code, 0);
    assert.equal(verdicts["tickets.same-id-in-parallel"], "passed");
    assert.equal(verdicts["chats.positions"], "skipped");
    for (const { verdict, reason } of results) assert.equal(verdict === "skipped", Boolean(reason));
  });
});

test("with tickets alone its limits are tried as well, and found wrong when they do not say how long", async () => {
  const everyEleventh = [
    "server.mjs",
    "function subjectOf(request) {",
    `let asked = 0;
function subjectOf(request) {
  asked += 1;
  if (asked % 11 === 0) throw new Problem(429, "rate-limited");`,
  ];
  const saysHowLong = [
    "http.mjs",
    "send(call, body.status, body)",
    'send(call, body.status, body, body.status === 429 && { "retry-after": "1" })',
  ];
  const verdict = (changes) =>
    withFaults(changes, [], async (url) => {
      const { verdicts } = await conformance(url, "--only", "limits.retry-after", "--rate");
      return verdicts["limits.retry-after"];
    });
  assert.equal(await verdict([everyEleventh, saysHowLong]), "passed");
  assert.equal(await verdict([everyEleventh]), "failed");
});

test("with the chat it passes too, for a page that may use it", async () => {
  const origin = "https://app.example";
  await withMinimal(["--chat", "--origin", origin], async (url) => {
    const { failures, skipped, results } = await conformance(url, "--origin", origin);
    const all = (start) => results.map(({ id }) => id).filter((id) => id.startsWith(start));
    assert.deepEqual(failures, []);
    assert.deepEqual(skipped, [
      "hours.offsets",
      "hours.windows",
      "tickets.answer-day",
      ...all("attachments."),
      "chats.outside-hours",
      "chats.queue-full",
      "events.heartbeat",
      "load.shape",
      "load.closed-hours",
      "articles.search",
      "limits.retry-after",
      ...all("identity."),
      "agents.claim-race",
      "agents.conversation",
      "agents.transfer",
    ]);
  });
});

test("the agent at the terminal answers", async () => {
  await withMinimal(["--chat"], async (url, child) => {
    const ask = async (method, path, body, token) => {
      const headers = {
        "content-type": "application/json",
        ...(token && { authorization: `Bearer ${token}` }),
      };
      const answer = await fetch(url + path, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
      return answer.json();
    };
    const { token } = await ask("POST", "/v1/sessions", { site: "demo" });
    const id = "0193e5a0-7c1e-7a55-9d35-2f4b8c6d1e90";
    const person = { name: "Ana", email: "ana@example.com", message: "Good morning" };
    const { cursor } = await ask("PUT", `/v1/chats/${id}`, person, token);
    child.stdin.write("1 Good morning, Ana!\n1 /close\n");
    const types = [];
    for (let at = cursor; !types.includes("chat.closed"); ) {
      const batch = await ask("GET", `/v1/events?cursor=${at}&wait=20`, undefined, token);
      types.push(...batch.events.filter((event) => event.id).map(({ type }) => type));
      at = batch.cursor;
    }
    assert.deepEqual(types, ["chat.assigned", "chat.message", "chat.closed"]);
    const { messages, closed } = await ask("GET", `/v1/chats/${id}`, undefined, token);
    assert.deepEqual(
      messages.map(({ by, text }) => [by, text]),
      [
        ["customer", "Good morning"],
        ["agent", "Good morning, Ana!"],
      ],
    );
    assert.equal(closed.by, "agent");
  });
});

test("its desk is of the bootstrap's shape", () => {
  assert.equal(faults("bootstrap", JSON.parse(file("desk.json"))), "");
});

test("it is at most 150 lines of code with tickets alone, and needs nothing but Node", () => {
  const code = (name) =>
    file(name)
      .split("\n")
      .filter((line) => line.trim() !== "" && !line.trim().startsWith("//")).length;
  assert.ok(code("server.mjs") + code("http.mjs") <= 150);
  for (const name of ["server.mjs", "http.mjs", "chat.mjs", "events.mjs"])
    for (const [, from] of file(name).matchAll(/(?:from |import\()"([^"]+)"/g))
      assert.match(from, /^(?:node:|\.\/)/, name);
});
