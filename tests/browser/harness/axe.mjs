// What axe finds in a page.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds in the whole page, one line a place. */
export async function violations(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations: found } = await window.axe.run({ resultTypes: ["violations"], elementRef: true });
    // WCAG 2.5.3 asks that the name contains what is seen: "seg" in "segunda-feira". axe asks for whole words.
    const abbreviates = (id, { ariaLabel, textContent }) =>
      id === "label-content-name-mismatch" &&
      ariaLabel?.toLowerCase().includes(textContent.trim().toLowerCase());
    return found.flatMap(({ id, nodes }) =>
      nodes
        .filter(({ element }) => !abbreviates(id, element))
        .map(({ target, failureSummary }) => `${id}: ${target.flat()} ${failureSummary}`),
    );
  });
}
