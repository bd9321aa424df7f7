// The agents' page, and what an agent finds there: by role and name.
import { join } from "node:path";
import { agentPages } from "./paths.mjs";
import { filled } from "./words.mjs";

const { sentences } = await import(join(agentPages, "sentences.js"));

/** A sentence of the page in Portuguese, the desk's language. */
export function said(key, values = {}) {
  if (!sentences[key]) throw new Error(`The desk has no sentence "${key}".`);
  return filled(sentences[key][0], values);
}

export class AgentPage {
  constructor(page) {
    this.page = page;
  }

  /** Logs in as the first agent of the desk. */
  static async open(context, backend, { login, password } = backend.agents[0]) {
    const page = await context.newPage();
    await page.goto(`${backend.origin}/desk/`);
    const agent = new AgentPage(page);
    await agent.logIn(login, password);
    await agent.heading("queue").waitFor();
    return agent;
  }

  async logIn(login, password) {
    await this.page.getByLabel(said("login_name")).fill(login);
    await this.page.getByLabel(said("login_password")).fill(password);
    await this.button("login_button").click();
  }

  button(key, values) {
    return this.page.getByRole("button", { name: said(key, values), exact: true });
  }

  heading(key) {
    return this.page.getByRole("heading", { name: new RegExp(`^${said(key)}`) });
  }

  says(text) {
    return this.page.getByText(text, { exact: true });
  }

  /** A chat or a ticket in the list. */
  row(name) {
    return this.page.getByRole("listitem").filter({ hasText: name }).getByRole("link");
  }

  conversationWith(name) {
    return this.page.getByRole("region", { name: said("conversation", { name }) });
  }

  get log() {
    return this.page.getByRole("log");
  }

  get composer() {
    return this.page.getByRole("textbox", { name: said("message"), exact: true });
  }

  async go(place) {
    await this.page
      .getByRole("navigation")
      .getByRole("link", { name: said(place) })
      .click();
  }

  take(name) {
    return this.button("claim_named", { name }).click();
  }

  async write(text) {
    await this.composer.fill(text);
    await this.composer.press("Enter");
  }
}
