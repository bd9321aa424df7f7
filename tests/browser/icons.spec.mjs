// Icons of the second skin, made by the browser from text or, where it cannot, one by one (sdk/src/core/icon.ts).
import assert from "node:assert/strict";
import { isFocused } from "./harness/focus.mjs";
import { story } from "./harness/story.mjs";
import { eventuallyEqual } from "./harness/until.mjs";

/** Where the drawings lie, and what each belongs to. */
const drawings = (visit) =>
  visit.page.evaluate(() => {
    const box = (element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { left, top, right, bottom };
    };
    return [...document.querySelector("help-widget").shadowRoot.querySelectorAll(".icon")].map((icon) => {
      const { firstElementChild: svg, parentElement: owner } = icon;
      const { stroke, fill, strokeWidth } = getComputedStyle(svg.firstElementChild);
      const path = svg.firstElementChild.getAttribute("d");
      return { path, looks: [stroke, fill, strokeWidth], drawing: box(svg), owner: box(owner) };
    });
  });

story(
  "icons lie in what they belong to, however the browser makes them",
  { skins: ["dom"] },
  async (stage) => {
    const seen = [];
    const counts = () => {
      const { setHTML } = Element.prototype;
      window.texts = 0;
      Element.prototype.setHTML = function (...rest) {
        window.texts += 1;
        setHTML.apply(this, rest);
      };
    };
    const withoutText = () => delete Element.prototype.setHTML;
    const leavesOut = () => {
      Element.prototype.setHTML = function () {
        this.textContent = "?";
      };
    };
    const throws = () => {
      Element.prototype.setHTML = () => {
        throw new TypeError("no");
      };
    };
    for (const before of [counts, withoutText, leavesOut, throws]) {
      const visit = await stage.visit({ before });
      await visit.openTicketForm();
      await visit.send.click();
      await visit.says(visit.words.error_details_required).waitFor();
      await eventuallyEqual(() => isFocused(visit.reason), true, "what is missing is told");
      seen.push(await drawings(visit));
      if (before === counts) assert.equal(await visit.page.evaluate(() => window.texts), 1, "in one text");
    }
    const [fromText, ...oneByOne] = seen;
    for (const others of oneByOne) assert.deepEqual(others, fromText);
    assert.ok(fromText.length > 5);
    for (const { path, drawing, owner } of fromText) {
      const inside =
        drawing.left >= owner.left &&
        drawing.top >= owner.top &&
        drawing.right <= owner.right &&
        drawing.bottom <= owner.bottom;
      assert.ok(inside, path);
    }
  },
);
