// The schemas and examples of docs/protocol, as the tests of this folder use them.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const folder = new URL("../../docs/protocol/", import.meta.url);

/** The text of a file of docs/protocol. */
export const text = (name) => readFileSync(new URL(name, folder), "utf8");
const json = (name) => JSON.parse(text(name));
const names = (part) => readdirSync(fileURLToPath(new URL(part, folder))).sort();

/** Name without ".json" → schema. */
export const schemas = new Map(
  names("schemas/").map((file) => [file.replace(".json", ""), json(`schemas/${file}`)]),
);
/** Name without ".json" → example. What stands before the first dot is its schema. */
export const examples = new Map(
  names("examples/").map((file) => [file.replace(".json", ""), json(`examples/${file}`)]),
);
export const schemaOf = (example) => example.split(".")[0];

const ajv = addFormats.default(
  new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true }),
);
for (const [name, schema] of schemas) ajv.addSchema(schema, `${name}.json`);

/** What is wrong with `value`; an empty text when it is of the schema's shape. */
export function faults(schema, value) {
  const validate = ajv.getSchema(`${schema}.json`);
  if (!validate) throw new Error(`there is no schema ${schema}`);
  return validate(value) ? "" : ajv.errorsText(validate.errors, { dataVar: "" });
}
