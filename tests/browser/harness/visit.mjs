// A page with the help in it, and what a customer finds there: by role and name, as people and assistive technology do.
import { until } from "./until.mjs";
import { deskContent, filled, words } from "./words.mjs";

/** The question mark of the demo's page; its name is the page's, whatever the help speaks. */
const launcherName = "Ajuda";

export class Visit {
  /** `skin`: what the page asks for. */
  constructor(page, locale, skin) {
    this.page = page;
    this.words = words(locale);
    this.locale = locale;
    this.skin = skin;
  }

  get launcher() {
    return this.page.getByRole("button", { name: launcherName, exact: true });
  }

  get help() {
    return this.page.getByRole("dialog");
  }

  /** The card on the first screen that leads to the ticket form. */
  get ticketCard() {
    return this.button(this.words.ticket_title);
  }

  get talkCard() {
    return this.button(this.#cardTitle("talk"));
  }

  get channelsCard() {
    return this.button(this.#cardTitle("channels"));
  }

  #cardTitle(id) {
    return deskContent.cards.find((card) => card.id === id).title[this.locale];
  }

  get name() {
    return this.help.getByRole("textbox", { name: this.words.ticket_name, exact: true });
  }

  get email() {
    return this.help.getByRole("textbox", { name: this.words.ticket_email, exact: true });
  }

  get reason() {
    return this.help.getByRole("combobox", { name: this.words.ticket_reason, exact: true });
  }

  get details() {
    return this.help.getByRole("textbox", { name: this.words.ticket_details, exact: true });
  }

  get composer() {
    return this.help.getByRole("textbox", { name: this.words.message_field, exact: true });
  }

  get send() {
    return this.button(this.words.ticket_send);
  }

  get confirmation() {
    return this.heading(this.words.sent_title);
  }

  get failure() {
    return this.help.getByRole("alert").filter({ hasText: this.words.ticket_failed });
  }

  button(name) {
    return this.help.getByRole("button", { name });
  }

  heading(name) {
    return this.help.getByRole("heading", { name });
  }

  says(sentence, values = {}) {
    return this.help.getByText(filled(sentence, values));
  }

  async openHelp() {
    await this.launcher.click();
    await this.ticketCard.waitFor();
    await this.takeover();
  }

  /** The second skin is always the first to be there; resolves when the one that the page asks for is worn. */
  async takeover() {
    if (this.skin === "canvas") await this.help.locator("canvas").waitFor();
  }

  /** Resolves when both parts of a module are there, as on a page that asks for them before anybody comes near. */
  async readied() {
    await until("both parts of a module are there", async () => {
      const fetched = await this.page.evaluate(() =>
        performance.getEntriesByType("resource").map(({ name }) => name),
      );
      return fetched.filter((address) => address.endsWith(".wasm")).length === 2;
    });
  }

  async openTicketForm() {
    await this.openHelp();
    await this.ticketCard.click();
    await this.details.waitFor();
  }

  /** `reason`: a label, or the place of an option. */
  async write({ name, reason = "Domínios", details }) {
    if (name !== undefined) await this.name.fill(name);
    await this.reason.selectOption(typeof reason === "number" ? { index: reason } : { label: reason });
    await this.details.fill(details);
  }

  /** From the launcher to the confirmation. */
  async openTicket(words) {
    await this.openTicketForm();
    await this.write(words);
    await this.send.click();
    await this.confirmation.waitFor();
  }

  /** The number that customer and agents call the ticket by, as shown on the last screen. */
  async reference() {
    await this.confirmation.waitFor();
    return (
      await this.help
        .getByText(/\d{4}-\d{6}/)
        .first()
        .innerText()
    ).match(/\d{4}-\d{6}/)[0];
  }
}
