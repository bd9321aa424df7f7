// Stories of a chat with the real server.
import assert from "node:assert/strict";
import { Agent } from "./agent.mjs";
import { startBackend } from "./backend.mjs";
import { story } from "./story.mjs";

/**
 * A desk of its own, open day and night, with a customer in the queue and an agent who is there to serve. Stories run side by side: a shared queue
 * would mix their customers. `visiting` is what the page is told (Stage.visit), `options` are those of every story.
 */
export const chatStory = (sentence, tell, visiting = {}, options = {}) =>
  story(sentence, options, async (stage) => {
    const backend = await startBackend({
      statics: [[stage.pages.prefix, stage.pages.folder]],
      flags: ["--open", "always"],
    });
    try {
      const agent = await Agent.signIn(backend.origin, backend.agents[0]);
      const visit = await stage.visit({ backend, ...visiting });
      await visit.openHelp();
      await visit.talkCard.click();
      await visit.button(visit.words.chat_start).click();
      await visit.heading(visit.words.queue_title).waitFor();
      await tell({ agent, visit, stage });
      await visit.page.close();
    } finally {
      assert.equal(await backend.stop(), 0, backend.log);
    }
  });
