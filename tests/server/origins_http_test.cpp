#include "tests/server/running_server.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

namespace {

using nlohmann::json;

struct GuardedDesk {
    TestFolder folder;
    RunningServer server{
        folder, {"--origin", "https://app.example", "--origin", "https://shop.example:8443"}};

    http_client::Answer bootstrap_for(const std::string& origin) const {
        return server.get("/v1/bootstrap?site=demo", {"Origin: " + origin});
    }
};

} // namespace

TEST_SUITE("origins") {
    TEST_CASE_FIXTURE(GuardedDesk, "a page of a listed origin may read answers, waits and tags") {
        const auto answer = bootstrap_for("https://shop.example:8443");
        CHECK(answer.status == 200);
        CHECK(answer.header("Access-Control-Allow-Origin") == "https://shop.example:8443");
        CHECK(answer.header("Access-Control-Expose-Headers") == "Retry-After, ETag, Date, Age");
        CHECK(answer.header("Vary") == "Origin");
        CHECK(answer.header("Access-Control-Allow-Credentials") == "");
    }

    TEST_CASE_FIXTURE(GuardedDesk,
                      "no other origin may, however alike it looks, but for reading just that") {
        for (const auto* origin :
             {"https://evil.example", "http://app.example", "https://app.example:444", "null",
              "https://app.example.evil.example", "https://xapp.example", "https://APP.example",
              "https://app.example/"}) {
            CAPTURE(origin);
            const auto answer = bootstrap_for(origin);
            CHECK(answer.status == 403);
            CHECK(json::parse(answer.body)["code"] == "forbidden-origin");
            CHECK(answer.header("Access-Control-Allow-Origin") == origin);
            CHECK(answer.header("Access-Control-Expose-Headers") == "");
            CHECK(answer.header("Vary") == "Origin");
        }
        const auto elsewhere = server.get("/healthz", {"Origin: https://evil.example"});
        CHECK(elsewhere.header("Access-Control-Allow-Origin") == "");
    }

    TEST_CASE_FIXTURE(GuardedDesk,
                      "our own pages and clients that are no pages need no permission") {
        CHECK(bootstrap_for("http://127.0.0.1").status ==
              200); // the Host that the test's client sends
        CHECK(server.get("/v1/bootstrap?site=demo").status == 200);
    }

    TEST_CASE_FIXTURE(GuardedDesk, "a browser's question before the real request is answered") {
        const auto ask = [this](const char* origin) {
            return server.ask(
                {.method = "OPTIONS",
                 .path = "/v1/tickets/" + ticket_id(1),
                 .headers = {std::string("Origin: ") + origin, "Access-Control-Request-Method: PUT",
                             "Access-Control-Request-Headers: authorization,content-type"}});
        };
        const auto yes = ask("https://app.example");
        CHECK(yes.status == 204);
        CHECK(yes.header("Access-Control-Allow-Origin") == "https://app.example");
        CHECK(yes.header("Access-Control-Allow-Methods") == "PUT");
        CHECK(yes.header("Access-Control-Allow-Headers") ==
              "authorization, content-type, if-none-match, last-event-id");
        CHECK(ask("https://evil.example").status == 403);
    }

    TEST_CASE_FIXTURE(GuardedDesk,
                      "the bootstrap comes in the language that fits and once per version") {
        const auto spanish = server.get("/v1/bootstrap?site=demo&locale=es%2DMX");
        CHECK(json::parse(spanish.body)["locale"] == "es");
        CHECK(spanish.header("Cache-Control") == "no-cache");
        CHECK(json::parse(server.get("/v1/bootstrap?locale=fr&site=demo").body)["locale"] ==
              "pt-BR");
        const auto tag = spanish.header("ETag");
        CHECK(server.get("/v1/bootstrap?site=demo&locale=es", {"If-None-Match: " + tag}).status ==
              304);
        CHECK(server.get("/v1/bootstrap?site=demo&locale=es", {"If-None-Match: W/\"x\", " + tag})
                  .status == 304);
        CHECK(server.get("/v1/bootstrap?site=demo&locale=en", {"If-None-Match: " + tag}).status ==
              200);
        CHECK(server.get("/v1/bootstrap?site=other").status == 404);
        CHECK(server.get("/v1/bootstrap").status == 404);
    }

    TEST_CASE_FIXTURE(GuardedDesk, "sessions say what is wrong with the question") {
        const auto ask = [this](const char* body) {
            return server.ask({.method = "POST",
                               .path = "/v1/sessions",
                               .headers = {"Content-Type: application/json; charset=utf-8"},
                               .body = body});
        };
        CHECK(ask(R"({"site":"demo"})").status == 201);
        CHECK(json::parse(ask(R"({"site":"other"})").body)["errors"][0]["code"] == "unknown");
        CHECK(json::parse(ask(R"({"site":"demo","locale":7})").body)["errors"][0]["pointer"] ==
              "#/locale");
        const auto session = json::parse(ask(R"({"site":"demo","locale":"pt-BR"})").body);
        CHECK(session["token"].get<std::string>().size() == 43);
        CHECK(session["subject"].get<std::string>().starts_with("anon-"));
        CHECK(session["verified"] == false);
    }
}
