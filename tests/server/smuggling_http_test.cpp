#include "tests/server/running_server.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

namespace {

/// What a proxy could take for the body of one request, and we for another request.
const std::string kHidden = "GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n";
const std::string kSession = R"({"site":"demo"})";

struct DeskBehindAProxy {
    TestFolder folder;
    RunningServer server{folder};

    /// `400` or `201 200`: the status of every answer until the server hangs up.
    std::string answers_to(const std::string& bytes) const {
        http_client::Connection connection(server.port());
        connection.send(bytes);
        std::string all;
        while (const auto answer = connection.answer())
            all += (all.empty() ? "" : " ") + std::to_string(answer->status);
        return all;
    }
    std::string post(const std::string& fields, const std::string& body) const {
        return answers_to("POST /v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Type: "
                          "application/json\r\n" +
                          fields + "\r\n" + body);
    }
    /// A chunked request with that trailer, then hangs up.
    std::string trailed(const std::string& trailer) const {
        return post("Connection: close\r\nTransfer-Encoding: chunked\r\n",
                    "f\r\n" + kSession + "\r\n0\r\n" + trailer + "\r\n\r\n");
    }
};

} // namespace

TEST_SUITE("hostile") {
    TEST_CASE_FIXTURE(DeskBehindAProxy,
                      "a body whose coding is not plainly chunked is refused, and nothing after it "
                      "is a request") {
        const auto length = "Content-Length: " + std::to_string(kHidden.size()) + "\r\n";
        for (const auto* coding :
             {"gzip", "xchunked", "chunked, gzip", "gzip, chunked", "\"chunked\"", "chunked;q=1",
              "identity", "", "chunked,", "chunked, chunked"}) {
            const auto field = std::string("Transfer-Encoding: ") + coding + "\r\n";
            CHECK_MESSAGE(post(field, kHidden) == "400", coding);
            CHECK_MESSAGE(post(field + length, kHidden) == "400", coding);
            CHECK_MESSAGE(post(length + field, kHidden) == "400", coding);
        }
        const auto two = "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n";
        CHECK(post(two, "0\r\n\r\n" + kHidden) == "400");
    }

    TEST_CASE_FIXTURE(DeskBehindAProxy, "HTTP/1.0 knows no chunks") {
        CHECK(answers_to("POST /v1/sessions HTTP/1.0\r\nContent-Type: application/json\r\n"
                         "Transfer-Encoding: chunked\r\n\r\nf\r\n" +
                         kSession + "\r\n0\r\n\r\n") == "400");
    }

    TEST_CASE_FIXTURE(DeskBehindAProxy, "chunked is chunked in any case of letters") {
        CHECK(post("Connection: close\r\nTransfer-Encoding: Chunked\r\n",
                   "f\r\n" + kSession + "\r\n0\r\n\r\n") == "201");
    }

    TEST_CASE_FIXTURE(DeskBehindAProxy, "what stands behind a body is no header") {
        CHECK(trailed("X: y") == "201");
        CHECK(trailed("Origin: https://evil.example") == "201");
        CHECK(trailed("Connection: keep-alive") == "201");
        const std::string handed_on = "GET /metrics HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                                      "X-Forwarded-For: 198.51.100.1\r\n"
                                      "Transfer-Encoding: chunked\r\n\r\n0\r\n";
        CHECK(answers_to(handed_on + "X-Forwarded-For:\r\n\r\n") == "404");
    }
}
