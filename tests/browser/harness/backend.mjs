// The real reference backend with a database of its own, on a port that the system chooses.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { agentPages, demoPages, desk, sdk, serverBinary } from "./paths.mjs";

/** However the run ends, no server outlives it. */
const running = new Set();
process.once("exit", () => {
  for (const server of running) server.kill("SIGKILL");
});

/**
 * Resolves when the server listens. `statics`: further folders as [prefix, folder]; `listen`: a fixed address; `deskFile`: another than the
 * demo's; `limits`: what of --limits, nothing keeps them; `flags`: further ones.
 */
export async function startBackend({
  statics = [],
  listen = "127.0.0.1:0",
  database,
  deskFile = desk,
  limits = "none",
  flags = [],
} = {}) {
  const folder = mkdtempSync(join(tmpdir(), "help-backend-"));
  const file = database ?? join(folder, "help.db");
  const folders = [["/", demoPages], ["/desk/", agentPages], ["/sdk/", sdk], ...statics];
  const server = spawn(
    serverBinary,
    [
      ...["--listen", listen, "--database", `sqlite://${file}`, "--desk", deskFile],
      ...(limits ? ["--limits", limits] : []),
      ...folders.flatMap(([prefix, path]) => ["--static", `${prefix}=${path}`]),
      ...flags,
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  running.add(server);
  server.once("exit", () => running.delete(server));
  const backend = new Backend(server, file, folder);
  await backend.listening();
  return backend;
}

class Backend {
  #server;
  #folder;
  #said = "";

  constructor(server, database, folder) {
    this.#server = server;
    this.#folder = folder;
    this.database = database;
    for (const stream of [server.stdout, server.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text) => {
        this.#said += text;
      });
    }
  }

  async listening() {
    const ended = once(this.#server, "exit").then(() => {
      throw new Error(`The backend did not start:\n${this.#said}`);
    });
    ended.catch(() => {});
    let address;
    while (!address) {
      address = /listening on (http:\/\/[\d.:]+)/.exec(this.#said)?.[1];
      if (!address) {
        await Promise.race([once(this.#server.stdout, "data"), once(this.#server.stderr, "data"), ended]);
      }
    }
    this.origin = address;
  }

  /** What the server has written so far; the sanitizers speak here. */
  get log() {
    return this.#said;
  }

  /** The agents' logins, as the server prints them at its first start. */
  get agents() {
    return [...this.#said.matchAll(/^agent (\S+) password (\S+)$/gm)].map(([, login, password]) => ({
      login,
      password,
    }));
  }

  /** Rows of the ticket table, read with the command line tool as a person would. */
  tickets(where = "1 = 1") {
    return this.rows(`SELECT * FROM ticket WHERE ${where} ORDER BY created_at`);
  }

  /** What the database answers. */
  rows(query) {
    const rows = execFileSync("sqlite3", ["-json", "-readonly", this.database, query], { encoding: "utf8" });
    return rows.trim() === "" ? [] : JSON.parse(rows);
  }

  /** Rows whose details hold this text; every story writes a text of its own. */
  ticketsAbout(text) {
    return this.tickets(`instr(details, '${text.replaceAll("'", "''")}') > 0`);
  }

  /** Asks the server to stop and waits for it. The exit code is the server's own verdict on itself. */
  async stop({ keepDatabase = false } = {}) {
    if (this.#server.exitCode === null && this.#server.signalCode === null) {
      const gone = once(this.#server, "exit");
      this.#server.kill("SIGTERM");
      await gone;
    }
    if (!keepDatabase) rmSync(this.#folder, { recursive: true, force: true });
    return this.#server.exitCode;
  }
}
