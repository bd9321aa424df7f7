// Where the customer, or the agent, has forced colours (Windows' contrast themes): what is told by colour elsewhere is seen all the same.
import assert from "node:assert/strict";
import { said } from "./harness/agent-page.mjs";
import { Customer } from "./harness/customer.mjs";
import { deskStory } from "./harness/desk-story.mjs";
import { hold } from "./harness/hold.mjs";
import { pixelsOf } from "./harness/pixels.mjs";
import { noSkin, story } from "./harness/story.mjs";
import { until } from "./harness/until.mjs";

const grow = ({ x, y, width, height }, by) => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** WCAG 2.2: relative luminance, contrast. */
const luminance = (colour) => {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

/** The share of the pixels in `box` that one can tell from its first one (3:1). */
async function ink(page, box) {
  const { at } = await pixelsOf(page, box);
  const ground = at(0, 0);
  let told = 0;
  let all = 0;
  for (let y = 0; y < box.height - 1; y += 1) {
    for (let x = 0; x < box.width - 1; x += 1) {
      all += 1;
      if (contrast(at(x, y), ground) >= 3) told += 1;
    }
  }
  return told / all;
}

/** The middle of a round button, where its icon is. */
const iconIn = async (button) => grow(await button.boundingBox(), -16);

for (const colorScheme of ["light", "dark"]) {
  const forced = { skins: ["dom"], colorScheme, forcedColors: "active" };

  story(
    `forced colours, ${colorScheme}: the launcher and the cross show what they are`,
    forced,
    async (stage) => {
      const visit = await stage.visit({ path: "floating.html" });
      const { page, launcher } = visit;
      assert.ok((await ink(page, await iconIn(launcher))) > 0.05, "before the core is there");
      const [core, desk] = [await hold(page, /help-widget-core/), await hold(page, "**/v1/bootstrap*")];
      await launcher.click();
      const cross = visit.help.getByRole("button");
      assert.ok((await ink(page, grow(await cross.boundingBox(), -9))) > 0.03, "the cross of a skeleton");
      const waiting = await visit.help.locator("i").nth(1).boundingBox();
      assert.ok((await ink(page, grow(waiting, 3))) > 0.01, "so have its bars");
      core.release();
      await visit.help.getByRole("status", { name: visit.words.loading, exact: true }).waitFor();
      const bone = await visit.help.locator(".bone").nth(1).boundingBox();
      assert.ok((await ink(page, grow(bone, 3))) > 0.01, "what is still to come has a frame");
      desk.release();
      await visit.ticketCard.waitFor();
      assert.ok((await ink(page, await iconIn(launcher))) > 0.03, "open");
      await page.keyboard.press("Escape");
      await launcher.hover();
      await until("closed, below a pointer", async () => (await ink(page, await iconIn(launcher))) > 0.05);
    },
  );

  story(
    `forced colours, ${colorScheme}: a field with an error has a frame that one sees`,
    forced,
    async (stage) => {
      const visit = await stage.visit();
      await visit.openTicketForm();
      await visit.send.click();
      await visit.says(visit.words.error_details_required).waitFor();
      const { x, y, height } = await visit.details.boundingBox();
      // Across its left side, where nothing is written.
      const side = { x: x - 2, y: y + height / 2, width: 8, height: 8 };
      assert.ok((await ink(visit.page, side)) > 0.1);
    },
  );

  story(`forced colours, ${colorScheme}: the bars of a day are told apart`, forced, async (stage) => {
    const visit = await stage.visit();
    await visit.launcher.click();
    await visit.talkCard.click();
    await visit.help.getByRole("listbox").waitFor();
    const quiet = visit.help.locator(".bar.success:not([aria-selected=true])");
    const busy = visit.help.locator(".bar:not(.success, [aria-disabled], [aria-selected=true])");
    // Whatever day it is today, one of the week has both.
    for (const day of await visit.help.getByRole("tab").all()) {
      await day.click();
      if ((await quiet.count()) && (await busy.count())) break;
    }
    const share = async (bar) => {
      const pole = bar.locator(".pole");
      await pole.scrollIntoViewIfNeeded();
      return ink(visit.page, grow(await pole.boundingBox(), 1));
    };
    assert.ok((await share(busy.first())) > 0.6, "filled");
    const hollow = await share(quiet.first());
    assert.ok(hollow > 0.05 && hollow < 0.5, `an edge alone: ${hollow}`);
    const hovered = busy.first();
    await hovered.hover();
    assert.ok((await share(hovered)) > 0.6, "filled below a pointer, too");
  });
  const agentIn = { colorScheme, forcedColors: "active" };
  deskStory(
    `forced colours, ${colorScheme}: at the desk, what is chosen is filled and each presence has its shape`,
    { skins: noSkin, agentIn },
    async ({ backend, desk }) => {
      const agent = await desk();
      const { page } = agent;
      const share = async (place) => ink(page, grow(await place.boundingBox(), 1));
      const chosen = async (one, other) => {
        const [is, isNot] = [await share(one), await share(other)];
        assert.ok(is > 0.6 && isNot < 0.4, `${one}: ${is}, ${other}: ${isNot}`);
      };
      const link = (place) => page.getByRole("navigation").getByRole("link", { name: said(place) });
      const choice = (words) => page.locator("label", { hasText: words });

      await Customer.queue(backend.origin, "Zeca");
      await Customer.queue(backend.origin, "Yara");
      await agent.take("Zeca");
      await agent.take("Yara");
      const chat = (name) => page.getByRole("link", { name: new RegExp(`^${name}`) });
      await page.getByRole("heading", { name: "Yara" }).waitFor();
      await page.mouse.move(0, 0);
      await chosen(chat("Yara"), chat("Zeca"));
      await chosen(link("chats"), link("tickets"));
      await chosen(choice(said("online")), choice(said("paused")));

      const dot = async (state) => {
        const { at } = await pixelsOf(page, grow(await choice(said(state)).locator(".dot").boundingBox(), 2));
        const inked = (x) => contrast(at(x, 7), at(0, 0)) >= 3;
        return [inked(3), inked(5), inked(8)]; // its edge, left and right of its middle
      };
      assert.deepEqual(await dot("online"), [true, true, true]);
      assert.deepEqual(await dot("paused"), [true, true, false]);
      assert.deepEqual(await dot("offline"), [true, false, false]);
      const ownColours = await page.locator(".icon").evaluateAll((icons) => {
        const colour = (one) => getComputedStyle(one).color;
        return icons.filter((one) => colour(one) !== colour(one.parentElement)).map((one) => one.innerHTML);
      });
      assert.deepEqual(ownColours, [], "icons are in the colour of their words");

      await agent.go("tickets");
      await chosen(choice(said("status_open")), choice(said("status_closed")));
      await agent.go("figures");
      await agent.heading("peak").waitFor();
      const days = page.getByRole("group", { name: said("day") });
      await chosen(days.locator("label:has(:checked)"), days.locator("label:not(:has(:checked))").first());
    },
  );
}
