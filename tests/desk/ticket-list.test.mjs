// The list of tickets, without a browser: what happens to its pages while tickets come and go.
import assert from "node:assert/strict";
import { test } from "node:test";
import { TicketList } from "../../demo/desk/ticket-list.js";

/** A desk with `count` tickets, told in pages of 30; its answers come when they are let go. */
function desk(count) {
  const waiting = [];
  const asked = [];
  const all = Array.from({ length: count }, (_, at) => ({ reference: `T${at + 1}` }));
  return {
    all,
    asked,
    get: (path) =>
      new Promise((resolve, reject) => {
        const query = new URL(path, "http://desk").searchParams;
        asked.push(query.get("cursor") ?? "");
        const first = all.findIndex(({ reference }) => reference === query.get("cursor")) + 1;
        const tickets = all.slice(first, first + 30);
        const next = first + 30 < all.length ? { next: tickets.at(-1).reference } : {};
        waiting.push({ answer: () => resolve({ tickets, open: [], ...next }), lose: reject });
      }),
    /** Answers all that is asked, also in turn. */
    async answer() {
      do {
        for (const one of waiting.splice(0)) one.answer();
        await new Promise((resolve) => setTimeout(resolve));
      } while (waiting.length > 0);
    },
    async lose() {
      waiting.shift().lose(new Error("lost"));
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

async function shown(count, pages) {
  const api = desk(count);
  const list = new TicketList(api, () => {});
  void list.choose({ status: "open" });
  await api.answer();
  for (let page = 1; page < pages; ++page) {
    void list.more();
    await api.answer();
  }
  api.asked.length = 0;
  return { api, list };
}

test("a ticket that comes or goes leaves as many pages as were shown", async () => {
  const { api, list } = await shown(95, 3);
  assert.equal(list.tickets.length, 90);
  api.all.push({ reference: "T96" });
  void list.refresh();
  await api.answer();
  assert.equal(list.tickets.length, 90);
  assert.ok(list.hasMore);
  void list.more();
  await api.answer();
  assert.equal(list.tickets.at(-1).reference, "T96");
});

test("who asks twice for the next page gets it once", async () => {
  const { api, list } = await shown(95, 1);
  void list.more();
  void list.more();
  await api.answer();
  assert.deepEqual(api.asked, ["T30"]);
  assert.equal(new Set(list.tickets).size, 60);
  assert.equal(list.tickets.length, 60);
});

test("a page asked for while the list is read anew comes with it, and news meanwhile is read once more", async () => {
  const { api, list } = await shown(95, 1);
  void list.refresh();
  void list.refresh();
  void list.refresh();
  void list.more();
  await api.answer();
  assert.deepEqual(api.asked, ["", "T30", "", "T30"]);
  assert.equal(list.tickets.length, 60);
});

test("the answer for a list that is not wanted any more changes nothing; a page that was lost can be asked for again", async () => {
  const { api, list } = await shown(95, 2);
  void list.more();
  await api.lose();
  assert.ok(list.failed);
  assert.equal(list.tickets.length, 60);
  void list.more();
  void list.choose({ status: "closed" });
  await api.answer();
  assert.equal(list.tickets.length, 30);
  assert.ok(!list.failed);
});
