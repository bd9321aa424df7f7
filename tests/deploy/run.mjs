// The examples of docs/deploy on this machine: node --test tests/deploy/run.mjs
// By hand, not in CI: it needs nginx, caddy, openssl, systemd-analyze and a built backend.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { startBackend } from "../browser/harness/backend.mjs";
import { serverBinary } from "../browser/harness/paths.mjs";
import { Client } from "./client.mjs";
import { example, host, withProxy } from "./proxies.mjs";

const person = { name: "Ana Souza", email: "ana@example.com" };
const png = Buffer.from("iVBORw0KGgo", "base64");
const soon = 5000; // a heartbeat comes every 15 s

async function behind(proxy, use) {
  const backend = await startBackend({ limits: "", flags: ["--proxy", "127.0.0.1", "--open", "always"] });
  try {
    await withProxy(proxy, new URL(backend.origin).host, async (port) => {
      const client = await Client.connect(port);
      try {
        await use(client, port);
      } finally {
        client.close();
      }
    });
  } finally {
    await backend.stop();
  }
}

async function eventsPass(client) {
  const token = await client.newSession();
  const chat = `/v1/chats/${randomUUID()}`;
  assert.equal((await client.ask("PUT", chat, { token, body: JSON.stringify(person) })).status, 201);
  const accept = { accept: "text/event-stream" };
  const { status, stream } = await client.open("GET", "/v1/events", { token, headers: accept });
  assert.equal(status, 200);
  // Held back by a buffer an event would come with many heartbeats, or never.
  const late = setTimeout(() => stream.destroy(new Error("no event within 5 s")), soon);
  let heard = "";
  const hears = async (words) => {
    while (!heard.includes(words)) {
      const { value, done } = await stream.iterator({ destroyOnReturn: false }).next();
      assert.ok(!done, "the stream has ended");
      heard += value;
    }
  };
  await hears('"hello"');
  const said = { token, body: '{"text":"Bom dia!"}' };
  assert.equal((await client.ask("PUT", `${chat}/messages/${randomUUID()}`, said)).status, 201);
  await hears("Bom dia!");
  clearTimeout(late);
  stream.destroy();
}

async function bodiesPass(client) {
  const token = await client.newSession();
  const upload = `/v1/attachments/${randomUUID()}?name=screen.png`;
  const type = { "content-type": "image/png" };
  const file = Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)]);
  assert.equal((await client.ask("PUT", upload, { token, headers: type, body: file })).status, 201);
  const long = JSON.stringify({ ...person, details: "x".repeat(257 * 1024) });
  const refused = await client.ask("PUT", `/v1/tickets/${randomUUID()}`, { token, body: long });
  assert.equal(refused.json?.code, "too-large", "the backend's own words reach the client");
}

/** Whoever guesses passwords is refused, whatever they say about their address, and nobody else is. */
async function addressesPass(port) {
  const [guesser, other] = [await Client.connect(port, "127.0.0.2"), await Client.connect(port, "127.0.0.3")];
  const guess = (client, headers = {}) =>
    client.ask("POST", "/v1/agent/sessions", { headers, body: '{"login":"bruna","password":"wrong"}' });
  try {
    const statuses = [];
    for (let count = 0; count < 14; count += 1)
      statuses.push((await guess(guesser, { "x-forwarded-for": `192.0.2.${count}` })).status);
    assert.equal(statuses[0], 401);
    assert.equal(statuses.at(-1), 429);
    assert.equal((await guess(other)).status, 401);
  } finally {
    guesser.close();
    other.close();
  }
}

for (const proxy of ["nginx", "caddy"])
  test(`behind ${proxy} the example serves the help over HTTP/2`, () =>
    behind(proxy, async (client, port) => {
      const page = await client.ask("GET", "/");
      assert.equal(page.status, 200);
      assert.match(page.head["content-security-policy"], /default-src/);
      for (const path of ["/healthz", "/readyz", "/metrics"])
        assert.equal((await client.ask("GET", path)).status, 404, path);
      // The backend knows its own origin by the Host that the proxy passes on.
      const own = { origin: `https://${host}:${port}` };
      const session = { headers: own, body: '{"site":"demo"}' };
      assert.equal((await client.ask("POST", "/v1/sessions", session)).status, 201);
      await eventsPass(client);
      await bodiesPass(client);
      await addressesPass(port);
    }));

test("systemd takes the unit as it is", () => {
  const folder = mkdtempSync(join(tmpdir(), "help-unit-"));
  try {
    const unit = join(folder, "help-server.service");
    writeFileSync(unit, example("help-server.service").replace("/usr/local/bin/help-server", serverBinary));
    execFileSync("systemd-analyze", ["verify", "--man=no", unit], { stdio: "pipe" });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
