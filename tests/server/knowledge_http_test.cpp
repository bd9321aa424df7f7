#include "tests/server/running_server.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

namespace {

using nlohmann::json;

struct KnowingDesk {
    TestFolder folder;
    RunningServer server{folder};

    json get(const std::string& path) const { return json::parse(server.get(path).body); }
};

} // namespace

TEST_SUITE("knowledge") {
    TEST_CASE_FIXTURE(
        KnowingDesk, "peak hours are the desk's guess until weeks were measured, and may be kept") {
        const auto answer = server.get("/v1/load?site=demo");
        CHECK(answer.status == 200);
        CHECK(answer.header("Cache-Control") == "max-age=300");
        const auto load = json::parse(answer.body);
        CHECK(load["source"] == "configured");
        CHECK(load["week"][1][10]["level"] == 100);
        CHECK_FALSE(load.contains("now")); // nobody is there to be busy
        CHECK(
            server.get("/v1/load?site=demo", {"If-None-Match: " + answer.header("ETag")}).status ==
            304);
        CHECK(server.get("/v1/load?site=other").status == 404);
        CHECK(server.get("/v1/load").status == 404);
    }

    TEST_CASE_FIXTURE(KnowingDesk,
                      "articles are found without accents, in the language asked for") {
        const auto hits = get("/v1/articles?site=demo&q=dominio&locale=pt-BR")["articles"];
        REQUIRE_FALSE(hits.empty());
        CHECK(hits[0]["id"] == "verify-domain");
        CHECK(hits[0]["title"] == "Como verificar o seu domínio");
        CHECK(hits[0]["excerpt"].get<std::string>().starts_with("Com o domínio verificado"));
        CHECK(get("/v1/articles?site=demo&q=spreadsheet&locale=en")["articles"][0]["id"] ==
              "import-leads");
        CHECK(get("/v1/articles?site=demo&q=xyzzy")["articles"].empty());
    }

    TEST_CASE_FIXTURE(KnowingDesk, "an empty question gets what is read most, then the rest") {
        CHECK(get("/v1/articles?site=demo&limit=3")["articles"].size() == 3);
        CHECK(server.get("/v1/articles/invoices?site=demo").status == 200);
        const auto hits = get("/v1/articles?site=demo&q=&limit=20")["articles"];
        CHECK(hits[0]["id"] == "invoices");
        CHECK(hits.size() == 8);
    }

    TEST_CASE_FIXTURE(KnowingDesk, "an article is blocks of plain text") {
        const auto article = get("/v1/articles/invoices?site=demo&locale=es");
        CHECK(article["title"] == "Facturas y forma de pago");
        CHECK(article["blocks"][0]["kind"] == "paragraph");
        CHECK(article["blocks"].back()["href"] == "mailto:financeiro@mare.example");
        CHECK(server.get("/v1/articles/none?site=demo").status == 404);
        CHECK(server.get("/v1/articles/invoices").status == 404);
    }

    TEST_CASE_FIXTURE(KnowingDesk, "hostile questions are questions, or are refused") {
        for (const auto* query :
             {"%22", "*", "%27%3B+DROP+TABLE+article_text", "a+OR+NOT", "%F0%9F%98%80", "NEAR("})
            CHECK(server.get(std::string("/v1/articles?site=demo&q=") + query).status == 200);
        CHECK(server.get("/v1/articles?site=demo&q=a%00b").status == 400);
        CHECK(server.get("/v1/articles?site=demo&q=" + std::string(500, 'a')).status == 400);
        for (const auto* limit : {"0", "21", "-1", "x", "1e1"})
            CHECK(server.get(std::string("/v1/articles?site=demo&limit=") + limit).status == 400);
    }
}
