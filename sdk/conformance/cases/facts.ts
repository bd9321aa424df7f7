import type { Article, ArticleList, Load } from "../../src/protocol.js";
import { expectJson, expectProblem, expectStatus } from "../answers.js";
import type { Case, Trial } from "../case.js";
import { newId, ticketDraft } from "../customer.js";
import { check, Skipped } from "../verdict.js";
import { isOpenWithin } from "./zone.js";

const site = ({ options }: Trial) => `site=${encodeURIComponent(options.site)}`;

export const factCases: readonly Case[] = [
  {
    id: "load.shape",
    promise:
      "The peak hours are of their schema's shape, 7 days of 24 hours, valid after they were made, with an ETag",
    why: "One wrong entry refuses the whole graph.",
    needs: "load",
    async run(trial) {
      const answer = await trial.backend.ask("GET", `/v1/load?${site(trial)}`);
      const { generatedAt, validUntil } = expectJson<Load>(answer, "load", 200);
      check(
        Date.parse(generatedAt) <= Date.parse(validUntil),
        "validUntil not before generatedAt",
        validUntil,
      );
      const tag = answer.headers.get("etag") ?? "";
      check(tag !== "", "an ETag header", "none");
      expectProblem(await trial.backend.ask("GET", "/v1/load?site=no-such-site"), "not-found");
    },
  },
  {
    id: "load.closed-hours",
    promise: "Hours of the week in which the desk is never open are null",
    why: "A bar there invites customers to come when nobody answers.",
    needs: "load",
    async run(trial) {
      const { weekly } = trial.desk.hours ?? {};
      if (!weekly) throw new Skipped("the desk tells no weekly hours");
      const { week } = expectJson<Load>(
        await trial.backend.ask("GET", `/v1/load?${site(trial)}`),
        "load",
        200,
      );
      for (const [day, hours] of week.entries())
        for (const [hour, load] of hours.entries())
          check(load === null || isOpenWithin(weekly, day, hour), `null on day ${day} at ${hour}:00`, load);
    },
  },
  {
    id: "articles.search",
    promise: "A search gives at most limit hits, an empty one the most read; every hit can be opened",
    why: "A hit that leads nowhere is worse than none.",
    needs: "articles",
    async run(trial) {
      const search = async (query: string) =>
        expectJson<ArticleList>(
          await trial.backend.ask(
            "GET",
            `/v1/articles?${site(trial)}&locale=${trial.options.locale}&${query}`,
          ),
          "articles",
          200,
        ).articles;
      check((await search("q=&limit=1")).length <= 1, "at most one hit", "more");
      await search(`q=${encodeURIComponent('"*(){}[]^~:\\ OR AND <b>')}`);
      for (const { id } of await search("q=&limit=3")) {
        const answer = await trial.backend.ask(
          "GET",
          `/v1/articles/${id}?${site(trial)}&locale=${trial.options.locale}`,
        );
        check(expectJson<Article>(answer, "article", 200).id === id, `the article ${id}`, answer.text);
      }
      expectProblem(
        await trial.backend.ask("GET", `/v1/articles/no-such-article?${site(trial)}`),
        "not-found",
      );
    },
  },
];

export const accessCases: readonly Case[] = [
  {
    id: "cors.stranger",
    promise: "A page of an origin that nobody named may read that it may not, and nothing else",
    why: "Whoever embeds the desk is the desk's decision. (`Access-Control-Allow-Origin: *` is one; echoing every origin, but for the refusal, is not.)",
    async run(trial) {
      const origin = "https://stranger.example";
      const answer = await trial.backend.ask("GET", `/v1/bootstrap?${site(trial)}`, { headers: { origin } });
      const allowed = answer.headers.get("access-control-allow-origin");
      if (answer.status >= 400) return void expectProblem(answer, "forbidden-origin");
      check(
        allowed === null || allowed === "*",
        `no Access-Control-Allow-Origin for ${origin}`,
        allowed ?? "",
      );
    },
  },
  {
    id: "cors.allowed",
    promise:
      "A page that may use the desk is let ask with all methods and headers, and read ETag and Retry-After",
    why: "A header that is missing here fails in customers' browsers only, and nowhere else.",
    async run(trial) {
      const origin = trial.options.origin ?? "";
      for (const [method, path] of [
        ["GET", "/v1/bootstrap"],
        ["POST", "/v1/sessions"],
      ] as const) {
        const ask = {
          headers: {
            origin,
            "access-control-request-method": method,
            "access-control-request-headers": "authorization,content-type",
          },
        };
        const { headers, ...answer } = await trial.backend.ask("OPTIONS", path, ask);
        expectStatus({ headers, ...answer }, 200, 204);
        const listed = (name: string) => (headers.get(name) ?? "").toLowerCase().split(/\s*,\s*/);
        check(
          [origin, "*"].includes(headers.get("access-control-allow-origin") ?? ""),
          `Access-Control-Allow-Origin: ${origin}`,
          headers.get("access-control-allow-origin"),
        );
        check(
          method === "GET" || listed("access-control-allow-methods").includes(method.toLowerCase()),
          `${method} among Access-Control-Allow-Methods`,
          headers.get("access-control-allow-methods"),
        );
        for (const name of ["authorization", "content-type", "if-none-match", "last-event-id"])
          check(
            listed("access-control-allow-headers").includes(name),
            `${name} among Access-Control-Allow-Headers`,
            headers.get("access-control-allow-headers"),
          );
      }
      for (const path of [`/v1/bootstrap?${site(trial)}`, "/v1/no-such-resource"]) {
        const { headers } = await trial.backend.ask("GET", path, { headers: { origin } });
        check(
          [origin, "*"].includes(headers.get("access-control-allow-origin") ?? ""),
          `Access-Control-Allow-Origin: ${origin}, of refusals too`,
          headers.get("access-control-allow-origin"),
        );
        const exposed = (headers.get("access-control-expose-headers") ?? "").toLowerCase();
        check(
          exposed.includes("retry-after") && exposed.includes("etag"),
          "Access-Control-Expose-Headers: Retry-After, ETag",
          exposed,
        );
        if (headers.get("access-control-allow-origin") === origin)
          check(/origin|\*/i.test(headers.get("vary") ?? ""), "Vary: Origin", headers.get("vary"));
      }
    },
  },
  {
    id: "limits.retry-after",
    promise: "Who asks too often hears 429 with Retry-After in whole seconds, and is served after it",
    why: "The widget waits exactly so long, and tells the customer when it is longer than 30 s.",
    optional: "rate",
    async run(trial) {
      const customer = await trial.customer();
      const { token } = customer.session;
      const ticket = [`/v1/tickets/${newId()}`, { token, body: ticketDraft(trial.reason) }] as const;
      const ask = trial.desk.capabilities?.includes("chat")
        ? () => trial.backend.askOnce("GET", "/v1/events?wait=0", { token })
        : () => trial.backend.askOnce("PUT", ...ticket); // one ticket, however often
      let answer = await ask();
      for (let asked = 1; answer.status !== 429 && asked < 2000; asked += 1) answer = await ask();
      expectProblem(answer, "rate-limited");
      const wait = answer.headers.get("retry-after") ?? "none";
      check(/^[1-9]\d*$/.test(wait), "Retry-After in whole seconds", wait);
      await new Promise((resolve) => setTimeout(resolve, Number(wait) * 1000));
      const again = await ask();
      check(again.status !== 429, "to be served after Retry-After", `${again.status}`);
    },
  },
];
