// One HTTP/2 connection to a proxy, from an address of this machine.
import { once } from "node:events";
import { connect as connectHttp2 } from "node:http2";
import { connect as connectTls } from "node:tls";
import { host } from "./proxies.mjs";

const longestWait = 20_000;

export class Client {
  #session;
  #port;

  constructor(session, port) {
    this.#session = session;
    this.#port = port;
  }

  /** `from`: any of 127.0.0.0/8. */
  static async connect(port, from = "127.0.0.1") {
    const socket = connectTls({
      port,
      host: "127.0.0.1",
      localAddress: from,
      servername: host,
      ALPNProtocols: ["h2"],
      rejectUnauthorized: false, // the certificate is the test's own
    });
    await once(socket, "secureConnect");
    if (socket.alpnProtocol !== "h2") throw new Error(`no HTTP/2, but ${socket.alpnProtocol}`);
    return new Client(connectHttp2(`https://${host}:${port}`, { createConnection: () => socket }), port);
  }

  /** Resolves when the head is there; what comes after it is read from the stream. */
  async open(method, path, { token, headers = {}, body } = {}) {
    const stream = this.#session.request({
      ":method": method,
      ":path": path,
      ":authority": `${host}:${this.#port}`,
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { "content-type": "application/json" }),
      ...headers,
    });
    stream.setEncoding("utf8");
    stream.end(body);
    const [head] = await once(stream, "response", { signal: AbortSignal.timeout(longestWait) });
    return { status: head[":status"], head, stream };
  }

  async ask(method, path, more) {
    const { status, head, stream } = await this.open(method, path, more);
    let text = "";
    for await (const piece of stream) text += piece;
    const isJson = /json/.test(head["content-type"] ?? "");
    return { status, head, text, json: isJson ? JSON.parse(text) : undefined };
  }

  async newSession() {
    return (await this.ask("POST", "/v1/sessions", { body: '{"site":"demo"}' })).json.token;
  }

  close() {
    this.#session.destroy();
  }
}
