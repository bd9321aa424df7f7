// For esbuild: the module "help-widget:schemas", the schemas of docs/protocol as plain functions. Ajv writes them while the package is
// built, so that what ships neither depends on Ajv nor makes functions of text.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const folder = join(root, "docs/protocol/schemas");

/** The function of `message-receipt.json` is `messageReceipt`. */
const nameOf = (file) => file.replace(".json", "").replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());

function code() {
  const ajv = addFormats.default(
    new Ajv2020({
      allErrors: true,
      strictTypes: false,
      strictRequired: false,
      code: { source: true, esm: true },
    }),
  );
  const files = readdirSync(folder);
  for (const file of files) ajv.addSchema(JSON.parse(readFileSync(join(folder, file), "utf8")), file);
  const named = files.filter((file) => file !== "parts.json").map((file) => [nameOf(file), file]);
  const members = named.map(([name, file]) => `"${file.replace(".json", "")}": ${name}`);
  const functions = standaloneCode.default(ajv, Object.fromEntries(named));
  return `${functions}\nexport const validators = { ${members.join(", ")} };`;
}

export const compiledSchemas = () => ({
  name: "compiled schemas",
  setup(build) {
    build.onResolve({ filter: /^help-widget:schemas$/ }, ({ path }) => ({ path, namespace: "schemas" }));
    build.onLoad({ filter: /.*/, namespace: "schemas" }, () => ({
      contents: code(),
      loader: "js",
      resolveDir: root,
    }));
  },
});
