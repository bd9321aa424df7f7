// A conversation stays at its end, unless its reader has left it.
import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { load } from "./bundle.mjs";

/** The browser's word that the body has another size. */
let resized;
globalThis.ResizeObserver = class {
  constructor(told) {
    resized = told;
  }
  observe() {}
  disconnect() {}
};
const { EndKeeper } = await load("core/end-keeper.ts");

/** A body of 400 pixels that holds a conversation: messages of 100 pixels each. */
let body;
let messages;
let keeper;
beforeEach(() => {
  body = {
    scrollTop: 0,
    scrollHeight: 1000,
    clientHeight: 400,
    isConnected: true,
    getBoundingClientRect: () => ({ top: 50 }),
  };
  messages = Array.from({ length: 10 }, newMessage);
  keeper = new EndKeeper();
  keeper.watch({
    closest: () => body,
    querySelectorAll: () => messages,
    querySelector: () => messages[0] ?? null,
  });
});
/** Stands where it is in the list. */
function newMessage() {
  const message = {
    get isConnected() {
      return messages.includes(message);
    },
    getBoundingClientRect() {
      const top = 50 + 100 * messages.indexOf(message) - body.scrollTop;
      return { top, bottom: top + 100 };
    },
  };
  return message;
}
const scrollTo = (top) => {
  body.scrollTop = top;
  keeper.scrolled(body);
};

test("a conversation opens at its end", () => {
  keeper.keep();
  assert.equal(body.scrollTop, 1000);
});

test("at its end, or nearly, it follows what is added", () => {
  scrollTo(580);
  body.scrollHeight = 1300;
  keeper.keep();
  assert.equal(body.scrollTop, 1300);
});

test("who reads further up is left alone", () => {
  scrollTo(300);
  body.scrollHeight = 1300;
  keeper.keep();
  assert.equal(body.scrollTop, 300);
});

test("who comes back to the end is taken along again", () => {
  scrollTo(300);
  scrollTo(600);
  body.scrollHeight = 1300;
  keeper.keep();
  assert.equal(body.scrollTop, 1300);
});

test("what is put in above moves nothing that is being read, and the page is told", () => {
  scrollTo(330);
  messages.unshift(newMessage(), newMessage(), newMessage());
  assert.equal(keeper.keep(), body);
  assert.equal(body.scrollTop, 630);
  assert.equal(keeper.keep(), undefined);
});

test("a scrolling that is not over goes on: as far as the browser has come with it nothing is undone", () => {
  scrollTo(330);
  body.scrollTop = 300;
  assert.equal(keeper.keep(), undefined);
  messages.unshift(newMessage());
  keeper.keep();
  assert.equal(body.scrollTop, 400);
});

test("nor does what goes away above", () => {
  scrollTo(330);
  messages.splice(0, 2);
  keeper.keep();
  assert.equal(body.scrollTop, 130);
});

test("when the message that was read is gone, the body stays as it is", () => {
  scrollTo(330);
  messages.splice(0, 5);
  assert.equal(keeper.keep(), undefined);
  assert.equal(body.scrollTop, 330);
});

test("another body's scrolling says nothing about this one", () => {
  keeper.scrolled({ scrollTop: 0, scrollHeight: 9000, clientHeight: 10 });
  keeper.keep();
  assert.equal(body.scrollTop, 1000);
});

test("where nobody has said anything yet, what stands above is seen first", () => {
  messages.length = 0;
  assert.equal(keeper.keep(), undefined);
  assert.equal(body.scrollTop, 0);
  messages.push(newMessage());
  keeper.keep();
  assert.equal(body.scrollTop, 1000);
});

test("at its end it stays when what the customer writes takes room away", () => {
  scrollTo(600);
  body.clientHeight = 300;
  resized();
  assert.equal(body.scrollTop, 1000);
});
