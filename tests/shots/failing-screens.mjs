// The screens before the core is there, and when it cannot come. The rest is in ../browser/harness/screens.mjs.

import { demoPage } from "../browser/harness/pages.mjs";

/** Calls `look(name, visit)` for the skeleton, the contact links and the offline screen. */
export async function failingScreens(stage, look) {
  const slow = await stage.visit({ path: demoPage });
  let release = () => {};
  const gate = new Promise((resolve) => {
    release = resolve;
  });
  await slow.page.route(/\.wasm$/, async (route) => {
    await gate;
    await route.abort();
  });
  await slow.launcher.click();
  await slow.help.waitFor();
  await look("skeleton", slow);
  release();
  await slow.page.locator("help-widget > a").waitFor();
  await look("links", slow);
  await slow.page.close();

  await stage.context.route("**/v1/**", (route) => route.abort("internetdisconnected"));
  const offline = await stage.visit({ path: demoPage, attributes: { load: "idle" } });
  await offline.page.waitForLoadState("networkidle");
  await stage.context.setOffline(true);
  await offline.launcher.click();
  await offline.heading(offline.words.desk_offline).waitFor();
  await look("offline", offline);
  await stage.context.setOffline(false);
  await stage.context.unroute("**/v1/**");
  await offline.page.close();
}
