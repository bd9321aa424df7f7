// Stories with an agent in them.
import assert from "node:assert/strict";
import { AgentPage } from "./agent-page.mjs";
import { startBackend } from "./backend.mjs";
import { story } from "./story.mjs";

/** A desk of its own, open day and night, and the agent's browser beside the customer's. `agentIn`: how that browser is. */
export function deskStory(sentence, { agentIn, ...options }, tell) {
  story(sentence, options, async (stage) => {
    const backend = await startBackend({
      statics: [[stage.pages.prefix, stage.pages.folder]],
      flags: ["--open", "always"],
    });
    const office = await stage.another(agentIn);
    try {
      await tell({ stage, backend, office, desk: () => AgentPage.open(office, backend) });
    } finally {
      await office.close();
      for (const page of stage.context.pages()) await page.close();
      assert.equal(await backend.stop(), 0, backend.log);
    }
  });
}
