// The way past every screen of the help, for whoever looks at all of them: accessibility, languages, pictures.
import { ownText } from "./stage.mjs";
import { words } from "./words.mjs";

/** What the customer writes on the way. */
export const request =
  "Configurei o domínio salelinho.example como no tutorial, mas ele continua “aguardando verificação” desde ontem.";

/** Calls `look(name, visit)` on each screen when it is there. The failed answers on the way are made here. */
export async function screens(
  stage,
  look,
  { locale = "pt-BR", details = ownText(request), ...visiting } = {},
) {
  const tongue = words(locale);
  const offline = await stage.visit({ locale, ...visiting });
  await offline.page.route("**/v1/bootstrap*", (route) =>
    route.fulfill({ status: 404, contentType: "application/problem+json", body: "{}" }),
  );
  await offline.launcher.click();
  await offline.heading(tongue.desk_failed).waitFor();
  await offline.takeover();
  await look("error", offline);
  await offline.page.close();

  const visit = await stage.visit({ locale, ...visiting });
  let release = () => {};
  let gate = new Promise((resolve) => {
    release = resolve;
  });
  await visit.page.route("**/v1/bootstrap*", async (route) => {
    await gate;
    await route.continue();
  });
  await visit.launcher.click();
  await visit.help.getByRole("status", { name: tongue.loading }).waitFor();
  await look("loading", visit);
  release();
  await visit.ticketCard.waitFor();
  await visit.takeover();
  await look("home", visit);

  for (const [name, card] of [
    ["talk", visit.talkCard],
    ["channels", visit.channelsCard],
  ]) {
    await card.click();
    await visit.button(tongue.back).waitFor();
    // The peak hours come by themselves, after the screen.
    if (name === "talk") await visit.help.getByRole("listbox").waitFor();
    await look(name, visit);
    await visit.button(tongue.back).click();
    await visit.ticketCard.waitFor();
  }

  await visit.ticketCard.click();
  await visit.details.waitFor();
  await look("ticket-empty", visit);
  await visit.send.click();
  await visit.says(tongue.error_details_required).waitFor();
  await look("ticket-invalid", visit);
  // Suggestions come when the writing pauses, at a moment of their own: these screens are looked at without.
  await visit.page.route("**/v1/articles*", (route) => route.fulfill({ json: { articles: [] } }));
  await visit.write({ reason: 1, details });
  await visit.says(tongue.error_details_required).waitFor({ state: "detached" });
  await look("ticket-filled", visit);

  gate = new Promise((resolve) => {
    release = resolve;
  });
  await visit.page.route("**/v1/tickets/*", async (route) => {
    await gate;
    await route.fulfill({ status: 400, contentType: "application/problem+json", body: "{}" });
  });
  await visit.send.click();
  await visit.button(tongue.ticket_sending).waitFor();
  await look("ticket-sending", visit);
  release();
  await visit.failure.waitFor();
  await look("ticket-failed", visit);
  await visit.page.unroute("**/v1/tickets/*");
  await visit.button(tongue.try_again).click();
  await visit.confirmation.waitFor();
  await look("ticket-sent", visit);
  await visit.page.close();
}
