// The stories that help-qa tells natively (tests/scenarios), told again in Chromium on both skins.
import { scenarios, verbOf } from "./harness/scenario-file.mjs";
import { ScenarioTeller } from "./harness/scenario-teller.mjs";
import { story } from "./harness/story.mjs";

/** Chromium itself writes about failed requests, and about going offline. */
const mayLog = /^Failed to load resource/;
/** What the backend says by itself needs a stream, which Playwright's routing cannot give. */
const speaks = (scenario) =>
  scenario.steps.some((step) => {
    const [verb, value] = verbOf(step);
    return (
      verb === "backend" && (value === "drop-stream" || "event" in Object(value) || "chat" in Object(value))
    );
  });

for (const scenario of scenarios.filter((each) => !speaks(each))) {
  story(`scenario: ${scenario.name}`, { mayLog }, async (stage) => {
    const teller = new ScenarioTeller(stage, scenario);
    await teller.tell();
    if (teller.skipped.length)
      console.log(`# ${scenario.file}: ${teller.skipped.length} skipped here: ${teller.skipped.join(", ")}`);
  });
}
const untold = scenarios.filter(speaks).length;
if (untold) console.log(`# ${untold} scenarios need a stream and run natively only`);
