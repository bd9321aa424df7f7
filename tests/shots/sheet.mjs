// The pictures side by side, the two skins as neighbours: one sheet for each device and scheme, laid out by Chromium itself.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const style = `
  body { margin: 0; padding: 32px; font: 15px/1.4 Inter, system-ui, sans-serif; background: #e9ecf2; color: #1b2130; }
  body.dark { background: #05070b; color: #dfe4ee; }
  h1 { margin: 0 0 24px; font-size: 22px; }
  .pairs { display: grid; grid-template-columns: repeat(3, max-content); gap: 32px 40px; }
  .pair { display: flex; gap: 10px; }
  figure { margin: 0; }
  figcaption { padding: 4px 2px; opacity: 0.75; }
  img { display: block; width: 300px; border-radius: 6px; }
`;

function sheet(title, scheme, pictures) {
  const names = [...new Set(pictures.map(({ name }) => name))];
  const figure = ({ name, skin, file }) =>
    `<figure><figcaption>${name}, ${skin}</figcaption><img src="${file}" alt=""></figure>`;
  const pairs = names.map(
    (name) =>
      `<div class="pair">${pictures
        .filter((picture) => picture.name === name)
        .map(figure)
        .join("")}</div>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>${title}</title><style>${style}</style><body class="${scheme}"><h1>${title}</h1><div class="pairs">${pairs.join("")}</div>`;
}

/** Writes sheet-DEVICE-SCHEME.{html,png} and index.html into `folder`. */
export async function writeSheets(browser, folder, pictures) {
  const page = await browser.newPage({ viewport: { width: 2060, height: 1200 } });
  const sheets = [];
  const titleOf = ({ device, scheme }) => `${device}, ${scheme}`;
  for (const title of new Set(pictures.map(titleOf))) {
    const series = title.replace(/\W+/g, "-");
    const own = pictures.filter((picture) => titleOf(picture) === title);
    const file = join(folder, `sheet-${series}.html`);
    writeFileSync(file, sheet(title, own[0].scheme, own));
    await page.goto(pathToFileURL(file).href);
    await page.screenshot({ path: join(folder, `sheet-${series}.png`), fullPage: true });
    sheets.push(series);
  }
  await page.close();
  const links = sheets.map(
    (series) =>
      `<p><a href="sheet-${series}.html"><img src="sheet-${series}.png" width="600" alt="${series}"></a></p>`,
  );
  writeFileSync(
    join(folder, "index.html"),
    `<!doctype html><meta charset="utf-8"><title>Contact sheets</title>${links.join("")}`,
  );
}
