/** Keeps every answer of `address` back until `release` is called; `asked` resolves with the first request. */
export async function hold(page, address) {
  let release;
  let ask;
  const released = new Promise((resolve) => {
    release = resolve;
  });
  const asked = new Promise((resolve) => {
    ask = resolve;
  });
  await page.route(address, async (route) => {
    ask();
    await released;
    await route.continue();
  });
  return { asked, release };
}
