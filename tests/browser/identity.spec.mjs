// A page whose server vouches for its customer, before a desk that believes that server.
import assert from "node:assert/strict";
import { sign, withBelievingDesk } from "./harness/believed-host.mjs";
import { ownText } from "./harness/stage.mjs";
import { failedRequests, story } from "./harness/story.mjs";
import { eventuallyEqual } from "./harness/until.mjs";

/** The page hands over what `tokenOf` gives, each time it is asked. */
async function vouching(stage, backend, tokenOf) {
  const visit = await stage.visit({
    backend,
    before: () => {
      window.faults = [];
      document.addEventListener("help-error", ({ detail }) => window.faults.push(detail.code));
    },
  });
  await visit.page.exposeFunction("vouch", tokenOf);
  await visit.page.evaluate(() =>
    document.querySelector("help-widget").update({ identity: () => window.vouch() }),
  );
  return visit;
}

story("a customer for whom the page's server vouches is the same one in every browser", async (stage) => {
  await withBelievingDesk(stage, async (backend, secret) => {
    let asked = 0;
    for (let browser = 1; browser <= 2; ++browser) {
      const visit = await vouching(stage, backend, () => {
        asked += 1;
        return sign(secret, { sub: "cliente-42", email: "ana@loja.example" });
      });
      await visit.openTicketForm();
      assert.equal(asked, browser - 1, "nobody is asked before the customer has acted");
      await visit.write({ details: ownText() });
      await visit.send.click();
      await visit.confirmation.waitFor();
      assert.equal(asked, browser);
      await visit.page.evaluate(() => sessionStorage.clear());
    }
    assert.deepEqual(
      backend.rows(
        "SELECT host_name, count(*) AS tickets FROM ticket JOIN identity USING (subject) GROUP BY 1",
      ),
      [{ host_name: "cliente-42", tickets: 2 }],
    );
  });
});

story(
  "without the token nothing is sent, the page is told, and the customer can try again",
  { mayLog: failedRequests },
  async (stage) => {
    await withBelievingDesk(stage, async (backend, secret) => {
      let working = false;
      const visit = await vouching(stage, backend, () => {
        if (!working) throw new Error("the session of the page has ended");
        return sign(secret, { sub: "cliente-42", email: "ana@loja.example" });
      });
      await visit.openTicketForm();
      await visit.write({ details: ownText() });
      await visit.send.click();
      await visit.failure.waitFor();
      // The core has given up by now, and would say that the desk did not answer.
      await eventuallyEqual(
        () => visit.page.evaluate(() => [...window.faults]),
        ["identity-failed"],
        "the page is told, once, what is wrong",
      );
      assert.deepEqual(backend.rows("SELECT * FROM session"), []);
      working = true;
      await visit.button(visit.words.try_again).click();
      await visit.confirmation.waitFor();
      assert.equal(backend.tickets().length, 1);
    });
  },
);
