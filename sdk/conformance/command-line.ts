import { readFileSync } from "node:fs";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { version } from "../package.json";
import type { AgentLogin } from "./agent.js";
import type { Options } from "./case.js";
import { type HostKey, HostServer } from "./host-server.js";
import { chosen } from "./run.js";

export const help = `help-widget conformance URL: does this backend keep the promises of the protocol?

  --site KEY        the desk's site key (default: demo)
  --locale TAG      the language to ask in (default: en)
  --only ID         only cases whose id begins so, such as tickets or events.resume; repeatable
  --origin ORIGIN   a page that may use the backend, such as https://app.example: tries CORS with it
  --agents FILE     logins for the cases that need agents: [{"login": "…", "password": "…"}, …]
  --identity FILE   the key of the host's server, for the cases that sign who a customer is:
                    {"algorithm": "ES256", "key": "…PEM, or the secret of HS256…", "id"?: "…", "issuer"?: "…"}
  --slow            also cases that take longer than a few seconds
  --rate            also asks until the backend refuses: not for one that others are using
  --junit FILE      writes a JUnit report
  --json            prints the results as JSON instead of text
  --list            prints the cases and does nothing

It opens tickets and chats of "Conformance Kit" <conformance@example.com>, and closes the chats again.
Exit code: 0 every promise kept, 1 one is broken, 2 it could not be tried. help-widget --version says of which package this is.
`;

/** What was typed cannot be understood; the message is for the person at the terminal. */
export class Misuse extends Error {}

export interface Command {
  readonly url: string;
  readonly options: Options;
  readonly only: readonly string[];
  readonly junit: string | undefined;
  readonly json: boolean;
}

function agentsOf(file: string | undefined): readonly AgentLogin[] {
  if (file === undefined) return [];
  try {
    const list: unknown = JSON.parse(readFileSync(file, "utf8"));
    const isLogin = (one: unknown): one is AgentLogin =>
      one instanceof Object &&
      typeof Reflect.get(one, "login") === "string" &&
      typeof Reflect.get(one, "password") === "string";
    if (Array.isArray(list) && list.every(isLogin)) return list;
  } catch (fault) {
    throw new Misuse(`--agents ${file}: ${fault instanceof Error ? fault.message : fault}`);
  }
  throw new Misuse(`--agents ${file}: must hold [{"login": "…", "password": "…"}, …]`);
}

function hostOf(file: string | undefined, site: string): HostServer | undefined {
  if (file === undefined) return undefined;
  try {
    const rule: Partial<HostKey> = Object(JSON.parse(readFileSync(file, "utf8")));
    const { algorithm, key, id, issuer } = rule;
    const isText = (text: unknown) => text === undefined || typeof text === "string";
    const isKnown = algorithm === "ES256" || algorithm === "EdDSA" || algorithm === "HS256";
    if (isKnown && typeof key === "string" && isText(id) && isText(issuer))
      return new HostServer({ ...rule, algorithm, key }, site);
  } catch (fault) {
    throw new Misuse(`--identity ${file}: ${fault instanceof Error ? fault.message : fault}`);
  }
  throw new Misuse(`--identity ${file}: must hold {"algorithm": "ES256", "EdDSA" or "HS256", "key": "…"}`);
}

function parsedUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function urlOf(words: readonly string[]): string {
  const [url, ...more] = words;
  if (url === undefined) throw new Misuse("name the backend's address, such as http://127.0.0.1:8090");
  if (more.length) throw new Misuse(`one address at a time; "${more[0]}" is one too many`);
  const read = parsedUrl(url);
  if (!read || !/^https?:$/.test(read.protocol))
    throw new Misuse(`"${url}" is no address such as http://127.0.0.1:8090`);
  if (read.search || read.hash) throw new Misuse(`"${url}" must have no query and no #`);
  return url;
}

function originOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const origin = /^http.*/.exec(parsedUrl(text)?.origin ?? "")?.[0];
  if (origin === text) return origin;
  throw new Misuse(`--origin: "${text}" is no origin such as ${origin ?? "https://app.example"}`);
}

const flags = {
  site: { type: "string", default: "demo" },
  locale: { type: "string", default: "en" },
  only: { type: "string", multiple: true, default: [] },
  origin: { type: "string" },
  agents: { type: "string" },
  identity: { type: "string" },
  slow: { type: "boolean", default: false },
  rate: { type: "boolean", default: false },
  junit: { type: "string" },
  json: { type: "boolean", default: false },
  list: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} satisfies ParseArgsConfig["options"];

function parsed(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: flags, allowPositionals: true });
  } catch (fault) {
    // Node goes on to explain dashes; its first sentence is the one that helps.
    throw new Misuse(fault instanceof Error ? (fault.message.split(". ")[0] ?? "") : String(fault));
  }
}

/** What to do; a text is to be printed instead. */
export function readCommand([verb, ...words]: readonly string[]): Command | string {
  if (verb === "--help" || verb === "-h" || verb === "help") return help;
  if (verb === "--version") return `help-widget ${version}\n`;
  if (verb !== "conformance")
    throw new Misuse(
      verb === undefined
        ? "say what to do: conformance URL"
        : `there is no command "${verb}"; there is: conformance URL`,
    );
  const { values, positionals } = parsed(words);
  if (values.help) return help;
  for (const start of values.only)
    if (chosen([start]).length === 0)
      throw new Misuse(`--only ${start}: no case begins so; --list names them`);
  if (values.list)
    return chosen(values.only)
      .map(({ id, promise }) => `${id}: ${promise}\n`)
      .join("");
  const { site, locale, origin, slow, rate, json, junit, only } = values;
  const host = hostOf(values.identity, site);
  const options = {
    site,
    locale,
    origin: originOf(origin),
    slow,
    rate,
    host,
    agents: agentsOf(values.agents),
  };
  return { url: urlOf(positionals), options, only, junit, json };
}
