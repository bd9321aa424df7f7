import { Agent } from "../agent.js";
import { expectProblem, expectStatus } from "../answers.js";
import type { Case, Trial } from "../case.js";
import { newId } from "../customer.js";
import { withStream } from "../events.js";
import { check } from "../verdict.js";

const needs = "chat";

/** So many agents on duty for `work`, and home again. */
async function onDuty(trial: Trial, count: number, work: (...agents: Agent[]) => Promise<void>) {
  const agents: Agent[] = [];
  try {
    for (const login of trial.options.agents.slice(0, count))
      agents.push(await Agent.signIn(trial.backend, login));
    await work(...agents);
  } finally {
    await trial.tidyUp();
    for (const agent of agents) await agent.goHome();
  }
}

export const agentCases: readonly Case[] = [
  {
    id: "agents.no-customers",
    promise: "What is for agents refuses customers' tokens",
    why: "Otherwise every customer reads the whole queue with names and addresses.",
    async run(trial) {
      const customer = await trial.customer();
      for (const token of [customer.session.token, undefined])
        for (const [method, path] of [
          ["GET", "/v1/agent/queue"],
          ["POST", `/v1/agent/chats/${newId()}/claim`],
          ["GET", `/v1/agent/chats/${newId()}`],
          ["PUT", "/v1/agent/presence"],
        ] as const) {
          const ask = method === "GET" ? { token } : { token, body: { state: "online", capacity: 1 } };
          expectStatus(await trial.backend.ask(method, path, ask), 401, 403, 404);
        }
    },
  },
  {
    id: "agents.claim-race",
    promise: "Two agents who claim one chat at the same moment: exactly one gets it",
    why: "Two agents who greet one customer, and another who waits for nobody.",
    needs,
    agents: 2,
    run: (trial) =>
      onDuty(trial, 2, async (...agents) => {
        const chat = await (await trial.customer()).startChat();
        const answers = await Promise.all(agents.map((agent) => agent.claim(chat.id)));
        const statuses = answers.map(({ status }) => status).sort();
        check(statuses[0] === 200 && statuses[1] === 409, "one 200 and one 409", statuses);
      }),
  },
  {
    id: "agents.conversation",
    promise:
      "A claim, an answer, and the end are told to the customer in this order, and the snapshot agrees",
    why: "It is the whole point.",
    needs,
    agents: 1,
    run: (trial) =>
      onDuty(trial, 1, async (agent: Agent) => {
        const customer = await trial.customer();
        const chat = await customer.startChat({ message: "Hello" });
        await withStream(customer, chat.cursor, async (stream) => {
          const claimed = await agent.serve(chat.id);
          check(claimed.state === "active", "the state active after the claim", claimed.state);
          const next = (type: string) => stream.next(`the event ${type}`, ({ event }) => event.type === type);
          const assigned = await next("chat.assigned");
          check(assigned.cursor !== "", "chat.assigned with a cursor", "none");
          expectStatus(await agent.ask("POST", `/v1/agent/chats/${chat.id}/typing`, { on: true }), 204);
          check((await next("chat.typing")).cursor === "", "chat.typing without a cursor", "one");
          expectStatus(await agent.say(chat.id, "Good morning!"), 201);
          const { event } = await stream.next(
            "the agent's message",
            (one) => one.event.type === "chat.message" && one.event.data.by === "agent",
          );
          check(
            event.type === "chat.message" && event.data.text === "Good morning!",
            "the agent's words",
            event,
          );
          const snapshot = await customer.chat(chat.id);
          check(
            snapshot.agent !== undefined && snapshot.state === "active",
            "an active chat with its agent",
            snapshot,
          );
          expectStatus(await agent.ask("POST", `/v1/agent/chats/${chat.id}/close`, {}), 200);
          const closed = (await next("chat.closed")).event;
          check(closed.type === "chat.closed" && closed.data.by === "agent", "chat.closed by agent", closed);
          expectProblem(await customer.say(chat.id, "Bye"), "chat-closed");
        });
      }),
  },
  {
    id: "agents.transfer",
    promise: "A chat that is handed on waits again, and the customer is told for whom",
    why: "Otherwise they go on writing to somebody who has left.",
    needs,
    agents: 1,
    run: (trial) =>
      onDuty(trial, 1, async (agent: Agent) => {
        const team = trial.desk.reasons?.at(-1)?.team ?? "";
        const customer = await trial.customer();
        const chat = await customer.startChat();
        await withStream(customer, chat.cursor, async (stream) => {
          await agent.serve(chat.id);
          expectStatus(await agent.ask("POST", `/v1/agent/chats/${chat.id}/transfer`, { team }), 200, 204);
          const moved = await stream.next(
            "chat.transferred",
            ({ event }) => event.type === "chat.transferred",
          );
          check(
            moved.event.type === "chat.transferred" && moved.event.data.team === team,
            `the team ${team}`,
            moved.event,
          );
          check(moved.cursor !== "", "chat.transferred with a cursor", "none");
          const { state, queue } = await customer.chat(chat.id);
          check(state === "queued" && queue !== undefined, "a queued chat with its place", state);
        });
      }),
  },
];
