// What enters the help in a page, written down (help-widget/record) and replayed by the native core.
import assert from "node:assert/strict";
import { chatStory } from "./harness/chat-story.mjs";
import { hold } from "./harness/hold.mjs";
import { replay } from "./harness/replay.mjs";
import { ownText } from "./harness/stage.mjs";
import { noSkin, story } from "./harness/story.mjs";
import { trapNext, trapOnDemand } from "./harness/trap.mjs";

/** As a person would in the console of the page, before the help is opened. */
const startRecording = (page) =>
  page.evaluate(async () => {
    const { record } = await import("/sdk/help-widget-record.mjs");
    window.recording = record();
  });
const recorded = (page) => page.evaluate(() => window.recording.text());

story("a ticket is recorded under the strictest policy, and replays to identical outputs", async (stage) => {
  const visit = await stage.visit({ path: "strict.html" });
  await startRecording(visit.page);
  const details = ownText("Não consigo enviar");
  await visit.openTicket({ details });
  const text = await recorded(visit.page);
  for (const secret of ["Ana", details, "consigo"]) assert.ok(!text.includes(secret), secret);
  assert.match(replay(text), / \d+ frames, all identical/);
});

/** As a proxy may cut it: every answer comes in pieces of 24 bytes. */
const cutIntoPieces = () => {
  const { read } = ReadableStreamDefaultReader.prototype;
  const rests = new WeakMap();
  ReadableStreamDefaultReader.prototype.read = async function () {
    const { done, value } = rests.get(this) ?? (await read.call(this));
    if (done) return { done, value };
    const rest = value.subarray(24);
    if (rest.length) rests.set(this, { done: false, value: rest });
    else rests.delete(this);
    return { done: false, value: value.subarray(0, 24) };
  };
};

for (const [how, before] of [
  ["stream and all", undefined],
  ["though its stream is cut anywhere", cutIntoPieces],
])
  chatStory(
    `a conversation is recorded, ${how}, and replays to identical outputs`,
    async ({ agent, visit }) => {
      const { page } = visit;
      // A chat that goes on brings the core by itself.
      const core = await hold(page, /help-widget-core\.\w+\.js/);
      await page.reload();
      await startRecording(page);
      core.release();
      await visit.launcher.click();
      await visit.heading(visit.words.queue_title).waitFor();
      await visit.takeover();
      const chat = await agent.claimNext();
      await visit.heading(agent.name).waitFor();
      const secret = "A senha nova é girassol";
      await agent.write(chat, secret);
      await visit.help.getByText(secret).waitFor();
      await visit.help.getByRole("textbox").fill("Entendi, obrigada!");
      await visit.button(visit.words.message_send).click();
      await page.setViewportSize({ width: 390, height: 700 });
      await page.emulateMedia({ colorScheme: "dark" });
      await agent.write(chat, "Mais alguma coisa?");
      await visit.help.getByText("Mais alguma coisa?").waitFor();
      const text = await recorded(page);
      for (const word of ["girassol", "senha", "Entendi", "alguma", agent.name])
        assert.ok(!text.includes(word), word);
      assert.match(replay(text), / \d+ frames, all identical/);
    },
    { before },
  );

story("a recording ends where it is told to, and when it is full", { skins: noSkin }, async (stage) => {
  const visit = await stage.visit({ attributes: { skin: "dom" } });
  const { page } = visit;
  await page.evaluate(async () => {
    const { record } = await import("/sdk/help-widget-record.mjs");
    const own = WebAssembly.instantiate;
    window.recording = record();
    window.small = record({ most: 2000 });
    window.end = () => {
      for (const each of [window.small, window.recording]) each.stop();
      return WebAssembly.instantiate === own;
    };
  });
  await visit.openTicketForm();
  await visit.write({ details: ownText() });
  const before = await recorded(page);
  assert.ok(await page.evaluate(() => window.end()), "WebAssembly is the browser's own again");
  await visit.send.click();
  await visit.confirmation.waitFor();
  assert.equal(await recorded(page), before);
  const small = await page.evaluate(() => [window.small.full, window.small.text()]);
  assert.equal(small[0], true);
  assert.ok(before.startsWith(small[1].split("\n")[0]));
  assert.match(replay(before), / \d+ frames, all identical/);
  assert.match(replay(small[1]), / \d+ frames, all identical/);
});

story("a recording goes on over a restart, and says where the core trapped", async (stage) => {
  const visit = await stage.visit({ before: trapOnDemand });
  await startRecording(visit.page);
  await visit.openTicketForm();
  await trapNext(visit, 1);
  await visit.details.fill("Antes");
  await visit.page.waitForFunction(() => window.faults.length === 1);
  await visit.write({ details: "Depois" });
  const whole = await recorded(visit.page);
  assert.equal(whole.split("\n").filter((line) => line.startsWith('{"journal"')).length, 2);
  assert.match(replay(whole), / \d+ frames, all identical/);
  // The page's core and the one that is given what is written.
  await trapNext(visit, 2);
  await visit.details.fill("De novo");
  await visit.page.waitForFunction(() => window.faults.length === 2);
  assert.match(replay(await recorded(visit.page)), /trap was "RuntimeError: unreachable", is null/);
});
