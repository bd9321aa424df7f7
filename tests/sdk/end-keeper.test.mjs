// A conversation stays at its end, unless its reader has left it.
import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { load } from "./bundle.mjs";

const { EndKeeper } = await load("core/end-keeper.ts");

/** A body of 400 pixels that holds a conversation. */
let body;
let keeper;
beforeEach(() => {
  body = { scrollTop: 0, scrollHeight: 1000, clientHeight: 400, isConnected: true };
  keeper = new EndKeeper();
  keeper.watch({ closest: () => body });
});
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

test("another body's scrolling says nothing about this one", () => {
  keeper.scrolled({ scrollTop: 0, scrollHeight: 9000, clientHeight: 10 });
  keeper.keep();
  assert.equal(body.scrollTop, 1000);
});
