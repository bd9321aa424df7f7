// A file on its way, over the one interface of the browser that tells how much has left.
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./bundle.mjs";

const { sendFile } = await load("core/send-file.ts");

/** The answer to a file, from a browser that has got this one. */
function send({ status, body = "", at = "https://ajuda.example/v1/attachments/1" }) {
  globalThis.XMLHttpRequest = class {
    upload = {};
    open() {}
    setRequestHeader() {}
    getResponseHeader = (name) => (name === "content-type" ? "application/json" : null);
    send() {
      Object.assign(this, { status, response: body, responseURL: at });
      this.onprogress?.({ loaded: body.length });
      if (!this.aborted) this.onload();
    }
    abort() {
      this.aborted = true;
      this.onabort();
    }
  };
  const how = { method: "PUT", headers: [], signal: new AbortController().signal };
  return sendFile("https://ajuda.example/v1/attachments/1", how, {}, () => undefined);
}

test("the answer is as of fetch()", async () => {
  const answer = await send({ status: 201, body: '{"id":"1"}' });
  assert.deepEqual([answer.status, answer.headers.get("content-type")], [201, "application/json"]);
  assert.deepEqual(await answer.json(), { id: "1" });
});

test("an answer without a body is one", async () => {
  for (const status of [204, 205]) assert.equal((await send({ status })).status, status);
});

test("a larger answer than any is read no further", async () => {
  await assert.rejects(send({ status: 200, body: "x".repeat(256 * 1024 + 1) }), RangeError);
});

test("what fetch() could not answer is none", async () => {
  await assert.rejects(send({ status: 799 }), TypeError);
  await assert.rejects(send({ status: 200, at: "https://elsewhere.example/" }), TypeError);
});
