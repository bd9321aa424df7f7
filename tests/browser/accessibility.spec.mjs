import assert from "node:assert/strict";
import { violations } from "./harness/axe.mjs";
import { demoPage } from "./harness/pages.mjs";
import { screens } from "./harness/screens.mjs";
import { ownText } from "./harness/stage.mjs";
import { bothSkins, failedRequests, noSkin, story } from "./harness/story.mjs";

for (const colorScheme of ["light", "dark"]) {
  story(
    `no screen has a violation that axe knows, ${colorScheme}`,
    { skins: bothSkins, colorScheme, mayLog: failedRequests },
    async (stage) => {
      const found = {};
      await screens(stage, async (name, visit) => {
        const here = await violations(visit.page);
        if (here.length) found[name] = here;
      });
      assert.deepEqual(found, {});
    },
  );
}

for (const colorScheme of ["light", "dark"]) {
  story(
    `the demo's page has no violation that axe knows, before and after the help is opened, ${colorScheme}`,
    { skins: noSkin, colorScheme },
    async (stage) => {
      const visit = await stage.visit({ path: demoPage });
      assert.deepEqual(await violations(visit.page), []);
      await visit.openHelp();
      assert.deepEqual(await violations(visit.page), []);
    },
  );
}

const interactive = new Set(["button", "link", "textbox", "combobox", "checkbox", "radio", "searchbox"]);

story(
  "everything that can be pressed has a name and is at least 24 pixels high and wide",
  { mayLog: failedRequests },
  async (stage) => {
    const small = [];
    await screens(stage, async (name, visit) => {
      const debug = await visit.page.context().newCDPSession(visit.page);
      const { nodes } = await debug.send("Accessibility.getFullAXTree");
      const byId = new Map(nodes.map((node) => [node.nodeId, node]));
      const isInHelp = (node) => node && (node.role?.value === "dialog" || isInHelp(byId.get(node.parentId)));
      for (const node of nodes) {
        if (node.ignored || !interactive.has(node.role?.value) || !isInHelp(node)) continue;
        const { model } = await debug.send("DOM.getBoxModel", { backendNodeId: node.backendDOMNodeId });
        if (!node.name?.value || model.width < 24 || model.height < 24) {
          small.push(`${name}: ${node.role.value} "${node.name?.value}" ${model.width} × ${model.height}`);
        }
      }
      await debug.detach();
    });
    assert.deepEqual(small, []);
  },
);

story("the tree tells the whole form: labels, hints, what is required and what is wrong", async (stage) => {
  const visit = await stage.visit();
  const { words } = visit;
  await visit.openTicketForm();
  await visit.send.click();
  await visit.says(words.error_details_required).waitFor();
  const debug = await visit.page.context().newCDPSession(visit.page);
  const { nodes } = await debug.send("Accessibility.getFullAXTree");
  const field = (name) => {
    const node = nodes.find(
      ({ role, name: own }) => ["textbox", "combobox"].includes(role?.value) && own?.value === name,
    );
    const properties = Object.fromEntries(node.properties.map(({ name: key, value }) => [key, value.value]));
    return {
      description: node.description?.value ?? "",
      required: properties.required,
      invalid: properties.invalid,
      readonly: properties.readonly,
    };
  };
  assert.ok(field(words.ticket_details).description.includes(words.error_details_required));
  assert.equal(field(words.ticket_details).invalid, "true");
  assert.equal(field(words.ticket_details).required, true);
  assert.ok(field(words.ticket_reason).description.includes(words.error_reason_required));
  assert.ok(field(words.ticket_email).description.includes(words.ticket_email_known));
  assert.equal(field(words.ticket_email).readonly, true);
});

story(
  "a failure is an alert, and the number of the ticket can be read",
  { mayLog: failedRequests },
  async (stage) => {
    const visit = await stage.visit();
    await visit.openTicketForm();
    await visit.write({ details: ownText() });
    await visit.page.route("**/v1/tickets/*", (route) =>
      route.fulfill({ status: 400, contentType: "application/problem+json", body: "{}" }),
    );
    await visit.send.click();
    await visit.help.getByRole("alert").filter({ hasText: visit.words.ticket_failed }).waitFor();
    await visit.page.unroute("**/v1/tickets/*");
    await visit.button(visit.words.try_again).click();
    assert.match(await visit.reference(), /^\d{4}-\d{6}$/);
  },
);
