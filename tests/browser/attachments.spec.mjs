import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { ownText } from "./harness/stage.mjs";
import { failedRequests, story } from "./harness/story.mjs";
import { until } from "./harness/until.mjs";
import { filled } from "./harness/words.mjs";

const mib = 1024 * 1024;
const png = Buffer.concat([
  Buffer.from("89504e470d0a1a0a", "hex"),
  Buffer.from({ length: 700_000 }, (_, at) => (at * 7919) % 251),
]);
const picture = { name: "tela do painel.png", mimeType: "image/png", buffer: png };
const sheet = {
  name: "contatos.csv",
  mimeType: "text/csv",
  buffer: Buffer.from("nome;e-mail\nAna;ana@loja.example\n"),
};
const program = { name: "instalador.exe", mimeType: "application/x-msdownload", buffer: Buffer.from("MZ") };

const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** What the database has of a ticket's files: name, type, size and the hash of the very bytes. */
function filesOf({ database }, { subject, id }) {
  const query = `SELECT name, type, size, hex(content) AS bytes FROM attachment WHERE subject = '${subject}' AND ticket = '${id}' ORDER BY name`;
  const rows = execFileSync("sqlite3", ["-json", "-readonly", database, query], {
    encoding: "utf8",
    maxBuffer: 64 * mib,
  });
  return JSON.parse(rows || "[]").map(({ bytes, ...facts }) => ({
    ...facts,
    hash: hash(Buffer.from(bytes, "hex")),
  }));
}
/** How many files under this name wait for a ticket. */
const waiting = ({ database }, name) =>
  Number(
    execFileSync(
      "sqlite3",
      ["-readonly", database, `SELECT count(*) FROM attachment WHERE ticket = '' AND name = '${name}'`],
      { encoding: "utf8" },
    ),
  );
const facts = ({ name, mimeType: type, buffer }) => ({ name, type, size: buffer.length, hash: hash(buffer) });

/** Through the browser's own chooser, which opens for a press of the button alone. */
async function choose(visit, ...files) {
  const [chooser] = await Promise.all([
    visit.page.waitForEvent("filechooser"),
    visit.button(visit.words.attach_button).click(),
  ]);
  await chooser.setFiles(files);
}

const file = (visit, name) => visit.help.getByRole("listitem").filter({ hasText: name });
const isThere = (visit, name) => file(visit, name).getByText(visit.words.attach_done).waitFor();

/** What a hand that drags files over the panel makes the browser tell it. */
async function drag(visit, type, files) {
  const data = await visit.page.evaluateHandle(
    (all) => {
      const transfer = new DataTransfer();
      for (const { name, mimeType, text } of all)
        transfer.items.add(new File([text], name, { type: mimeType }));
      return transfer;
    },
    files.map(({ buffer, ...more }) => ({ ...more, text: buffer.toString() })),
  );
  await visit.details.dispatchEvent(type, { dataTransfer: data });
}

story(
  "a ticket takes files: chosen, dropped, refused in words, removed; and they arrive whole",
  async (stage) => {
    const visit = await stage.visit();
    const { words, help } = visit;
    const details = ownText();
    await visit.openTicketForm();
    await visit.write({ details });
    await choose(visit, picture, program);
    await help.getByRole("alert").filter({ hasText: "instalador.exe" }).waitFor();
    await isThere(visit, picture.name);
    const wrong = `errado ${details.replace(/[^\d.]/g, "")}.csv`;
    await choose(visit, { ...sheet, name: wrong });
    await isThere(visit, wrong);
    assert.equal(waiting(stage.backend, wrong), 1);
    await visit.button(filled(words.attach_remove, { name: wrong })).click();
    await file(visit, wrong).waitFor({ state: "detached" });
    await until("the desk has it no more", () => waiting(stage.backend, wrong) === 0);
    assert.equal(await help.getByRole("alert").count(), 0, "what was refused is not told for ever");
    await drag(visit, "dragover", [sheet]);
    assert.equal(await help.getAttribute("data-drop"), words.attach_drop);
    await drag(visit, "drop", [sheet]);
    assert.equal(await help.getAttribute("data-drop"), null);
    await isThere(visit, sheet.name);
    await visit.send.click();
    await visit.confirmation.waitFor();
    const [ticket] = stage.backend.ticketsAbout(details);
    assert.deepEqual(filesOf(stage.backend, ticket), [facts(sheet), facts(picture)]);
  },
);

story("a double click removes one file: what its second half meets stays", async (stage) => {
  const visit = await stage.visit();
  const { page, words } = visit;
  const details = ownText();
  await visit.openTicketForm();
  await visit.write({ details });
  const unwanted = { ...sheet, name: "depois.csv" };
  await choose(visit, sheet, unwanted);
  await isThere(visit, sheet.name);
  await isThere(visit, unwanted.name);
  // As a hand does it, but that the pointer goes to the next cross instead of waiting for it: whether the list moves depends on the window.
  const press = async ({ name }, clickCount) => {
    await visit.button(filled(words.attach_remove, { name })).hover();
    await page.mouse.down({ clickCount });
    await page.mouse.up({ clickCount });
  };
  await press(unwanted, 1);
  await file(visit, unwanted.name).waitFor({ state: "detached" });
  await press(sheet, 2);
  await visit.send.click();
  await visit.confirmation.waitFor();
  const [ticket] = stage.backend.ticketsAbout(details);
  assert.deepEqual(filesOf(stage.backend, ticket), [facts(sheet)]);
});

story(
  "a picture that is pasted into the details is a file; a text with a picture is a text",
  { mayLog: failedRequests },
  async (stage) => {
    const visit = await stage.visit();
    await visit.openTicketForm();
    const paste = (withText) =>
      visit.details.evaluate((field, text) => {
        const data = new DataTransfer();
        data.items.add(new File(["\x89PNG\r\n\x1a\n"], "image.gif", { type: "image/gif" }));
        data.items.add(new File(["GIF89a"], "image2.gif", { type: "image/gif" }));
        if (text) data.setData("text/plain", "olá");
        const event = new ClipboardEvent("paste", {
          clipboardData: data,
          bubbles: true,
          composed: true,
          cancelable: true,
        });
        field.dispatchEvent(event);
        return event.defaultPrevented;
      }, withText);
    assert.equal(await paste(true), false);
    assert.equal(await visit.help.getByRole("listitem").count(), 0);
    assert.equal(await paste(false), true);
    await isThere(visit, "image2.gif");
    // Its bytes are no GIF: the server looks, and says so.
    await file(visit, "image.gif")
      .getByText(visit.words.attach_type.split("{kinds}")[0].replace("{name} ", ""))
      .waitFor();
  },
);

story(
  "a network that fails during an upload loses nothing, and sending tries again",
  { mayLog: failedRequests },
  async (stage) => {
    const visit = await stage.visit();
    const { words, help } = visit;
    const details = ownText();
    await visit.openTicketForm();
    await visit.write({ details });
    await visit.page.route("**/v1/attachments/**", (route) => route.abort("failed"));
    await choose(visit, picture);
    await file(visit, picture.name).getByText(words.attach_failed).waitFor();
    assert.equal(await visit.details.inputValue(), details);
    let letThrough;
    const gate = new Promise((resolve) => {
      letThrough = resolve;
    });
    await visit.page.unroute("**/v1/attachments/**");
    await visit.page.route("**/v1/attachments/**", async (route) => {
      await gate;
      await route.continue();
    });
    await visit.send.click();
    await visit.button(words.attach_waiting).waitFor();
    assert.deepEqual(stage.backend.ticketsAbout(details), []);
    assert.equal(await help.getByRole("textbox", { name: words.ticket_name }).isEditable(), false);
    letThrough();
    await visit.confirmation.waitFor();
    const [ticket] = stage.backend.ticketsAbout(details);
    await until("the file is the ticket's", () => filesOf(stage.backend, ticket).length === 1);
    assert.deepEqual(filesOf(stage.backend, ticket), [facts(picture)]);
  },
);

story(
  "the chooser opens by keyboard as well, and its files are listed for those who do not see",
  async (stage) => {
    const visit = await stage.visit();
    // Listened for well before the key: the browser has to be told that a test will answer its chooser.
    const opened = visit.page.waitForEvent("filechooser");
    await visit.openTicketForm();
    const attach = visit.button(visit.words.attach_button);
    await attach.focus();
    await visit.page.keyboard.press("Enter");
    const chooser = await opened;
    assert.ok(chooser.isMultiple());
    await chooser.setFiles([sheet]);
    await isThere(visit, sheet.name);
    await visit.help.getByRole("list", { name: visit.words.attach_list }).waitFor();
  },
);

story(
  "what has the focus stays in sight when files come above it",
  { viewport: { width: 1000, height: 560 } },
  async (stage) => {
    const visit = await stage.visit();
    const opened = visit.page.waitForEvent("filechooser");
    await visit.openTicketForm();
    const attach = visit.button(visit.words.attach_button);
    const left = () =>
      attach.evaluate((button) => {
        const body = button.closest(".body").getBoundingClientRect();
        return Math.round(body.bottom - button.getBoundingClientRect().bottom);
      });
    await attach.focus();
    assert.ok((await left()) >= 0, "the browser has scrolled to it");
    await visit.page.keyboard.press("Enter");
    await (await opened).setFiles(["a.csv", "b.csv", "c.csv"].map((name) => ({ ...sheet, name })));
    await isThere(visit, "c.csv");
    assert.ok((await left()) >= 0, `${-(await left())} px are out of sight`);
  },
);
