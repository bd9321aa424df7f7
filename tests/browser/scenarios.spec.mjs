// The stories that help-qa tells natively (tests/scenarios), told again in Chromium on both skins.
import { scenarios } from "./harness/scenario-file.mjs";
import { ScenarioTeller } from "./harness/scenario-teller.mjs";
import { story } from "./harness/story.mjs";

/** Chromium itself writes about failed requests, and about going offline. */
const mayLog = /^Failed to load resource/;

for (const scenario of scenarios) {
  story(`scenario: ${scenario.name}`, { mayLog }, async (stage) => {
    const teller = new ScenarioTeller(stage, scenario);
    await teller.tell();
    if (teller.skipped.length)
      console.log(`# ${scenario.file}: ${teller.skipped.length} skipped here: ${teller.skipped.join(", ")}`);
  });
}
