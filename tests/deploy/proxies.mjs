// nginx and Caddy with the configuration of docs/deploy as it is, but for names, ports and paths that a test has to choose.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const host = "help.app.example";
export const example = (name) =>
  readFileSync(fileURLToPath(new URL(`../../docs/deploy/${name}`, import.meta.url)), "utf8");

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Every [from, to] must be there. */
function adapted(text, changes) {
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`the example has no "${from}" any more`);
    text = text.replaceAll(from, to);
  }
  return text;
}

function certificate(folder) {
  const [key, chain] = [join(folder, "key.pem"), join(folder, "fullchain.pem")];
  const subject = ["-subj", `/CN=${host}`, "-addext", `subjectAltName=DNS:${host}`];
  const made = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
  execFileSync("openssl", ["req", ...made, "-keyout", key, "-out", chain, ...subject], { stdio: "pipe" });
  return { key, chain };
}

function nginx(folder, port, backend) {
  const { key, chain } = certificate(folder);
  const site = adapted(example("nginx.conf"), [
    ["listen 443 ssl", `listen 127.0.0.1:${port} ssl`],
    ["listen [::]:443 ssl", `listen [::1]:${port} ssl`],
    ["/etc/ssl/help.app.example/fullchain.pem", chain],
    ["/etc/ssl/help.app.example/key.pem", key],
    ["127.0.0.1:8080", backend],
  ]);
  writeFileSync(join(folder, "help.conf"), site);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(" ");
  const main = `user root; pid ${folder}/pid; error_log stderr; daemon off; events {}
    http { access_log off; ${temporary} include ${folder}/help.conf; }`;
  writeFileSync(join(folder, "nginx.conf"), main);
  return ["-e", "stderr", "-p", folder, "-c", join(folder, "nginx.conf")];
}

function caddy(folder, port, backend) {
  const { key, chain } = certificate(folder);
  const site = adapted(example("Caddyfile"), [
    [`${host} {`, `${host}:${port} {\n\tbind 127.0.0.1 ::1\n\ttls ${chain} ${key}`],
    ["127.0.0.1:8080", backend],
  ]);
  const options = `{
    admin off
    auto_https disable_redirects
    storage file_system ${folder}
  }`;
  writeFileSync(join(folder, "Caddyfile"), `${options}\n${site}`);
  return ["run", "--adapter", "caddyfile", "--config", join(folder, "Caddyfile")];
}

const accepts = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.unref();
  });

/** Runs a proxy before `backend` (address:port), lets `use` have its port, and ends it. */
export async function withProxy(name, backend, use) {
  const folder = mkdtempSync(join(tmpdir(), "help-proxy-"));
  const port = await freePort();
  const words = { nginx, caddy }[name](folder, port, backend);
  const child = spawn(name, words, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  try {
    while (!(await accepts(port)))
      if (child.exitCode !== null) throw new Error(`${name} did not start:\n${said}`);
    await use(port);
  } finally {
    const gone = child.exitCode === null ? once(child, "exit") : undefined;
    child.kill();
    await gone;
    rmSync(folder, { recursive: true });
  }
}
