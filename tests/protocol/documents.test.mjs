// openapi.json and asyncapi.json: nothing in them leads nowhere, and they tell all that the reference backend serves, and no more.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { examples, schemas, text } from "./schemas.mjs";

const openapi = JSON.parse(text("openapi.json"));
const asyncapi = JSON.parse(text("asyncapi.json"));

/** Every value of a member `key`, however deep. */
function valuesOf(key, within) {
  if (typeof within !== "object" || within === null) return [];
  return Object.entries(within).flatMap(([name, value]) => [
    ...(name === key && typeof value === "string" ? [value] : []),
    ...valuesOf(key, value),
  ]);
}

function lookUp(ref, document) {
  const [file, pointer = ""] = ref.split("#");
  const whole = file ? schemas.get(/^schemas\/(.+)\.json$/.exec(file)?.[1]) : document;
  return pointer
    .split("/")
    .slice(1)
    .reduce((at, key) => at?.[key.replaceAll("~1", "/")], whole);
}

test("every reference of openapi.json and asyncapi.json leads somewhere", () => {
  for (const document of [openapi, asyncapi])
    for (const ref of valuesOf("$ref", document)) assert.ok(lookUp(ref, document), ref);
  for (const file of valuesOf("externalValue", openapi))
    assert.ok(examples.has(/^examples\/(.+)\.json$/.exec(file)?.[1]), file);
});

test("every schema is used by one of the two", () => {
  const used = [openapi, asyncapi, ...schemas.values()].flatMap((document) => valuesOf("$ref", document));
  for (const name of schemas.keys())
    assert.ok(
      used.some((ref) => ref.split("#")[0].split("/").at(-1) === `${name}.json`),
      name,
    );
});

test("asyncapi.json tells every event type of the schemas, and which are ephemeral", () => {
  const { hello, ...messages } = asyncapi.components.messages;
  assert.equal(hello.name, "hello");
  const types = Object.values(schemas.get("event").$defs).map(({ properties }) => [
    properties.type.const,
    properties.id === false,
  ]);
  assert.deepEqual(
    Object.values(messages).map(({ name, tags }) => [name, tags?.[0].name === "ephemeral"]),
    types,
  );
});

test("openapi.json tells every problem code", () => {
  const told = Object.values(openapi.components.responses).flatMap(
    ({ content }) => content["application/problem+json"].schema.allOf[1].properties.code.enum,
  );
  assert.deepEqual(told.sort(), [...schemas.get("problem").properties.code.enum].sort());
});

/** "PUT /v1/tickets/{}" for every route that the reference backend adds; what agents use is its own business (docs/backend.md). */
function routesOfTheServer() {
  const folder = new URL("../../demo/server/net/", import.meta.url);
  const routes = new Set();
  for (const file of readdirSync(folder).filter((name) => name.endsWith("_routes.cpp"))) {
    const source = readFileSync(new URL(file, folder), "utf8");
    for (const [, method, path] of source.matchAll(/add\(\s*"([A-Z]+)",\s*"(\/v1\/[^"]+)"/g))
      routes.add(`${method} ${path}`);
    // The routes that both sides of a chat have.
    for (const [, method, rest = ""] of source.matchAll(/add\(\s*"([A-Z]+)",\s*chat(?: \+ "([^"]+)")?/g))
      routes.add(`${method} /v1/chats/{}${rest}`);
  }
  return [...routes].filter((route) => !route.includes("/v1/agent/")).sort();
}

test("openapi.json and the reference backend have the same routes", () => {
  const told = Object.entries(openapi.paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((key) => key !== "parameters")
      .map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{\w+\}/g, "{}")}`),
  );
  assert.deepEqual(told.sort(), routesOfTheServer());
});

test("README.md has the same routes", () => {
  const readme = text("README.md");
  for (const [path, item] of Object.entries(openapi.paths))
    for (const method of Object.keys(item).filter((key) => key !== "parameters")) {
      const route = `${method.toUpperCase()} ${path.replace("{article}", "{id}")}`;
      assert.ok(readme.includes(route), route);
    }
});

test("openapi.json tells the headers by which README.md lets clients act on the bootstrap", () => {
  const section = text("README.md")
    .split(/^## /m)
    .find((part) => part.startsWith("GET /v1/bootstrap"));
  const told = Object.keys(openapi.paths["/v1/bootstrap"].get.responses["200"].headers);
  const named = [...section.matchAll(/`(ETag|Cache-Control|Date)\b/g)].map(([, name]) => name);
  assert.deepEqual(told.sort(), [...new Set(named)].sort());
});
