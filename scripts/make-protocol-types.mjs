// Writes sdk/src/protocol.ts from the schemas of docs/protocol:  node scripts/make-protocol-types.mjs [--print]
// Every schema with a title is an interface of that name, its description the comment. --print only prints what would be written.
// Knows the words of JSON Schema that docs/protocol uses, and stops at any other shape: a type must not be looser by accident.

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = join(root, "docs/protocol/schemas");
const target = join(root, "sdk/src/protocol.ts");

const schemas = new Map(
  readdirSync(folder)
    .sort()
    .map((file) => [file, JSON.parse(readFileSync(join(folder, file), "utf8"))]),
);

/** The schema that `ref` names, seen from `file`, and the file it stands in. */
function resolve(ref, file) {
  const [name, pointer = ""] = ref.split("#");
  const home = name || file;
  let schema = schemas.get(home);
  for (const key of pointer.split("/").slice(1)) schema = schema?.[key];
  if (!schema) throw new Error(`${file}: ${ref} leads nowhere`);
  return { schema, file: home };
}

const words = (values) => values.map((value) => JSON.stringify(value)).join(" | ");

/** What stands for `schema`: the name of its interface, or the type itself. */
function type(schema, file) {
  if (schema.$ref) {
    const there = resolve(schema.$ref, file);
    return type(there.schema, there.file);
  }
  return schema.title ?? shape(schema, file);
}

function shape(schema, file) {
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.enum) return words(schema.enum);
  // A list of words that may grow: the words that are known now.
  if (schema.anyOf?.[1].type === "string") return words(schema.anyOf[0].enum);
  if (schema.anyOf) return schema.anyOf.map((one) => type(one, file)).join(" | ");
  // An object of a kind that may be unknown: the known kinds.
  if (schema.then?.$ref) return type(schema.then, file);
  switch (schema.type) {
    case "string":
    case "boolean":
    case "null":
      return schema.type;
    case "integer":
    case "number":
      return "number";
    case "array": {
      const item = type(schema.items, file);
      return /^\w+$/.test(item) ? `readonly ${item}[]` : `ReadonlyArray<${item}>`;
    }
    case "object":
      return schema.properties ? members(schema, file) : "object";
  }
  throw new Error(`${file}: ${JSON.stringify(schema).slice(0, 100)} is of no known shape`);
}

function comment(schema) {
  return schema.description ? `/** ${schema.description} */\n` : "";
}

/** A reference's own words first; else those of what it names, unless that is an interface with a comment of its own. */
function memberComment(schema, file) {
  if (schema.description || !schema.$ref) return comment(schema);
  const there = resolve(schema.$ref, file).schema;
  return there.title ? "" : comment(there);
}

function members(schema, file) {
  const lines = Object.entries(schema.properties).map(([name, member]) => {
    if (member === false) return `readonly ${name}?: never;`;
    const optional = schema.required?.includes(name) ? "" : "?";
    return `${memberComment(member, file)}readonly ${name}${optional}: ${type(member, file)};`;
  });
  return `{\n${lines.join("\n")}\n}`;
}

/** One of several objects, told apart by their type. */
const isUnion = (schema) => schema.allOf?.every((one) => one.then?.$ref);

function declaration(schema, file) {
  if (isUnion(schema)) {
    const names = schema.allOf.map((one) => type(one.then, file));
    return `${comment(schema)}export type ${schema.title} =\n| ${names.join("\n| ")};`;
  }
  const parents = schema.allOf?.filter((one) => one.$ref).map((one) => type(one, file)) ?? [];
  const heritage = parents.length ? ` extends ${parents.join(", ")}` : "";
  return `${comment(schema)}export interface ${schema.title}${heritage} ${members(schema, file)}`;
}

/** Every titled schema inside `schema`, itself first. */
function titled(schema) {
  if (typeof schema !== "object" || schema === null) return [];
  return [...(typeof schema.title === "string" ? [schema] : []), ...Object.values(schema).flatMap(titled)];
}

const text = [
  "/**\n * The shapes of docs/protocol that cross a transport. Times are RFC 3339; durations are seconds; ids of cards, reasons and\n" +
    " * channels are 1–64 characters of a-z 0-9 . - _, those of tickets, chats and messages UUIDs of the client.\n" +
    " * Written by scripts/make-protocol-types.mjs from docs/protocol/schemas: change those.\n */",
  ...[...schemas].flatMap(([file, schema]) => titled(schema).map((one) => declaration(one, file))),
].join("\n\n");

const biome = join(root, "node_modules/.bin/biome");
const { status, stdout, stderr } = spawnSync(biome, ["format", `--stdin-file-path=${target}`], {
  cwd: root,
  input: text,
  encoding: "utf8",
});
if (status !== 0) throw new Error(stderr);
if (process.argv.includes("--print")) process.stdout.write(stdout);
else writeFileSync(target, stdout);
