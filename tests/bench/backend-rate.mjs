// How many tickets a second the reference backend writes to disk, asked by several customers at once over kept connections.
import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { startBackend } from "../browser/harness/backend.mjs";

const customers = 16;
const seconds = 3;

/** Tickets per second that were answered with 201. */
export async function measureBackend() {
  const backend = await startBackend();
  const agent = new Agent({ keepAlive: true, maxSockets: customers });
  const { hostname, port } = new URL(backend.origin);

  const call = (method, path, body, token) =>
    new Promise((resolve, reject) => {
      const headers = {
        "content-type": "application/json",
        ...(token && { authorization: `Bearer ${token}` }),
      };
      const asked = request({ agent, hostname, port, method, path, headers }, (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (part) => {
          text += part;
        });
        answer.on("end", () => resolve({ status: answer.statusCode, body: JSON.parse(text) }));
      });
      asked.on("error", reject).end(JSON.stringify(body));
    });

  const ticket = {
    name: "Ana Souza",
    email: "ana@loja.example",
    reason: "domains",
    details: "O domínio não verifica. ".repeat(20),
    locale: "pt-BR",
  };
  let written = 0;
  const began = performance.now();
  const customer = async () => {
    const { body } = await call("POST", "/v1/sessions", { site: "demo", locale: "pt-BR" });
    while (performance.now() - began < seconds * 1000) {
      const { status } = await call("PUT", `/v1/tickets/${randomUUID()}`, ticket, body.token);
      if (status === 201) written += 1;
      else throw new Error(`the backend answered ${status}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: customers }, customer));
    return written / ((performance.now() - began) / 1000);
  } finally {
    agent.destroy();
    await backend.stop();
  }
}
