// A finger on the help moves the help, not the page behind it.
import assert from "node:assert/strict";
import { chatStory } from "./harness/chat-story.mjs";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Draws a finger up from the middle of an element, and waits until the browser has done with it. */
async function swipeUp(page, locator, far) {
  const box = await locator.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const debug = await page.context().newCDPSession(page);
  const touch = (type, ...touchPoints) => debug.send("Input.dispatchTouchEvent", { type, touchPoints });
  await touch("touchStart", { x, y });
  for (let step = 1; step <= 8; step += 1) await touch("touchMove", { x, y: y - (far * step) / 8 });
  await touch("touchEnd");
  await debug.detach();
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

chatStory(
  "a swipe over the title, the row of the composer or its field leaves the page where it is",
  async ({ agent, visit }) => {
    const { page, help } = visit;
    await agent.claimNext();
    await visit.composer.waitFor();
    await page.evaluate(() => {
      document.body.style.minHeight = "4000px";
    });
    const scrolled = () => page.evaluate(() => scrollY);
    for (const [edge, far] of [
      [visit.heading(agent.name), 25],
      [help.locator(".composer"), 300],
      [visit.composer, 300],
    ]) {
      await swipeUp(page, edge, far);
      assert.equal(await scrolled(), 0);
    }
  },
  {},
  phone,
);
