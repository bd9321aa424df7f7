#include "demo/server/store/database.h"
#include "tests/server/running_server.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

namespace {

using nlohmann::json;

constexpr std::size_t kMost = 10 * 1024 * 1024;

/// The first bytes of a PNG and some more.
std::string png(std::size_t size = 64) {
    std::string bytes("\x89PNG\r\n\x1A\n\0\xFF", 10);
    bytes.resize(size, '\xA5');
    return bytes;
}

std::string code_of(const http_client::Answer& answer) {
    const auto body = json::parse(answer.body, nullptr, false);
    return std::to_string(answer.status) + " " + (body.is_object() ? body.value("code", "") : "");
}

std::string ticket_with(const std::vector<std::string>& attachments) {
    auto body = json::parse(ticket_body());
    body["attachments"] = attachments;
    return body.dump();
}

struct UploadingDesk {
    TestFolder folder;
    RunningServer server{folder};
    std::string token = server.new_session();

    http_client::Answer put(unsigned number,
                            const std::string& bytes,
                            const std::string& type = "image/png",
                            const std::string& name = "tela.png") const {
        return put_as(token, number, bytes, type, name);
    }
    http_client::Answer put_as(const std::string& who,
                               unsigned number,
                               const std::string& bytes,
                               const std::string& type = "image/png",
                               const std::string& name = "tela.png") const {
        return server.ask({.method = "PUT",
                           .path = "/v1/attachments/" + ticket_id(number) + "?name=" + name,
                           .headers = {"Content-Type: " + type, "Authorization: Bearer " + who},
                           .body = bytes});
    }
    http_client::Answer take_back(const std::string& who, unsigned number) const {
        return server.as(who, "DELETE", "/v1/attachments/" + ticket_id(number));
    }
    http_client::Answer ticket(unsigned number, const std::vector<std::string>& attachments) const {
        return server.put_ticket(ticket_id(number), token, ticket_with(attachments));
    }
    /// Pointer and code of the first member that was refused.
    std::string refused(const http_client::Answer& answer) const {
        const auto error = json::parse(answer.body)["errors"][0];
        return error.value("pointer", "") + " " + error.value("code", "");
    }
    std::int64_t kept() const {
        help::desk::Database database((folder.path() / "help.db").string());
        return database.run("SELECT count(*) FROM attachment").front().number(0);
    }
};

} // namespace

TEST_SUITE("attachments") {
    TEST_CASE_FIXTURE(UploadingDesk,
                      "a file is kept once, however often it is sent, byte for byte") {
        const auto first = put(1, png(300'000));
        CHECK(first.status == 201);
        CHECK(json::parse(first.body) == json{{"id", ticket_id(1)},
                                              {"name", "tela.png"},
                                              {"type", "image/png"},
                                              {"size", 300'000}});
        const auto again = put(1, png(300'000));
        CHECK(again.status == 200);
        CHECK(again.body == first.body);
        help::desk::Database database((folder.path() / "help.db").string());
        const auto rows = database.run("SELECT content FROM attachment");
        REQUIRE(rows.size() == 1);
        CHECK(rows.front().bytes(0) == png(300'000));
    }

    TEST_CASE_FIXTURE(UploadingDesk,
                      "the same id with another file, or of somebody else, is a conflict") {
        CHECK(put(1, png()).status == 201);
        CHECK(code_of(put(1, png(65))) == "409 id-conflict");
        CHECK(code_of(put(1, png(), "image/png", "outra.png")) == "409 id-conflict");
        CHECK(code_of(put_as(server.new_session(), 1, png())) == "409 id-conflict");
        CHECK(kept() == 1);
    }

    TEST_CASE_FIXTURE(UploadingDesk, "what is no file of the desk's kind is refused and not kept") {
        const std::string svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>";
        CHECK(code_of(put(1, svg, "image/svg+xml")) == "415 unsupported-type");
        CHECK(code_of(put(1, svg, "text/plain")) == "415 unsupported-type");
        CHECK(code_of(put(1, "\xEF\xBB\xBF \n<html>", "text/plain")) == "415 unsupported-type");
        CHECK(code_of(put(1, "PK\x03\x04zip", "application/zip")) == "415 unsupported-type");
        CHECK(code_of(put(1, "GIF89a", "image/png")) == "415 unsupported-type");
        CHECK(code_of(put(1, "a\xFF", "text/csv")) == "415 unsupported-type");
        CHECK(code_of(put(1, std::string("a\0b", 3), "text/csv")) == "415 unsupported-type");
        CHECK(code_of(put(1, "", "text/plain")) == "400 bad-request");
        for (const auto* name :
             {"", "a/b.png", "a%5Cb.png", "a%0Ab.png", "a%E2%80%AEgnp.exe", "%FF"})
            CHECK(code_of(put(1, png(), "image/png", name)) == "400 bad-request");
        CHECK(code_of(put_as("", 1, png())) == "401 unauthorized");
        CHECK(kept() == 0);
    }

    TEST_CASE_FIXTURE(UploadingDesk,
                      "a file may have all its bytes and not one more; its ticket may not") {
        CHECK(put(1, png(kMost)).status == 201);
        const auto refusal = put(2, png(kMost + 1));
        CHECK(code_of(refusal) == "413 too-large");
        CHECK(json::parse(refusal.body)["mostBytes"] == kMost);
        const auto ticket = server.put_ticket(ticket_id(1), token, std::string(300'000, ' '));
        CHECK(code_of(ticket) == "413 too-large");
        CHECK(json::parse(ticket.body)["mostBytes"] == 256 * 1024);
    }

    TEST_CASE_FIXTURE(UploadingDesk, "a body of unsaid length ends at the same limit") {
        http_client::Connection connection(server.port());
        connection.send("PUT /v1/attachments/" + ticket_id(1) +
                        "?name=a.txt HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"
                        "Authorization: Bearer " +
                        token + "\r\nTransfer-Encoding: chunked\r\n\r\n");
        const std::string piece = "100000\r\n" + std::string(0x100000, 'a') + "\r\n";
        for (int count = 0; count < 11; ++count)
            connection.send(piece);
        const auto answer = connection.answer();
        REQUIRE(answer);
        CHECK(code_of(*answer) == "413 too-large");
    }

    TEST_CASE_FIXTURE(UploadingDesk,
                      "a ticket takes the files that it names, once, and says so again") {
        CHECK(put(1, png()).status == 201);
        CHECK(put(2, "nome,valor\n", "text/csv; charset=utf-8", "planilha.csv").status == 201);
        const auto first = ticket(9, {ticket_id(2), ticket_id(1)});
        CHECK(first.status == 201);
        const auto again = ticket(9, {ticket_id(2), ticket_id(1)});
        CHECK(again.status == 200);
        CHECK(again.body == first.body);
        CHECK(code_of(ticket(9, {ticket_id(1)})) == "409 id-conflict");
        CHECK(code_of(ticket(9, {})) == "409 id-conflict");
        CHECK(refused(ticket(10, {ticket_id(1)})) == "#/attachments/0 unknown");
    }

    TEST_CASE_FIXTURE(UploadingDesk, "files that are not there, or not one's own, make no ticket") {
        CHECK(put(1, png()).status == 201);
        CHECK(put_as(server.new_session(), 2, png()).status == 201);
        CHECK(refused(ticket(9, {ticket_id(1), ticket_id(2)})) == "#/attachments/1 unknown");
        CHECK(refused(ticket(9, {ticket_id(1), ticket_id(1)})) == "#/attachments/1 unknown");
        CHECK(refused(ticket(9, {ticket_id(7)})) == "#/attachments/0 unknown");
        CHECK(refused(ticket(9, {"x"})) == "#/attachments/0 invalid");
        CHECK(refused(ticket(9, std::vector<std::string>(6, ticket_id(1)))) ==
              "#/attachments too-long");
        // What was refused has taken nothing.
        CHECK(ticket(9, {ticket_id(1)}).status == 201);
    }

    TEST_CASE_FIXTURE(UploadingDesk, "a file that its customer takes back is gone at once") {
        CHECK(put(1, png()).status == 201);
        CHECK(put(2, png()).status == 201);
        CHECK(code_of(take_back(server.new_session(), 1)) == "404 not-found"); // a stranger
        CHECK(kept() == 2);
        CHECK(take_back(token, 1).status == 204);
        CHECK(kept() == 1);
        CHECK(code_of(take_back(token, 1)) == "404 not-found");
        CHECK(refused(ticket(9, {ticket_id(1)})) == "#/attachments/0 unknown");
        CHECK(put(1, png()).status == 201); // the id is free again
        // What a ticket has taken is the ticket's.
        CHECK(ticket(9, {ticket_id(1), ticket_id(2)}).status == 201);
        CHECK(code_of(take_back(token, 2)) == "404 not-found");
        CHECK(kept() == 2);
        CHECK(
            code_of(server.ask({.method = "DELETE", .path = "/v1/attachments/" + ticket_id(2)})) ==
            "401 unauthorized");
    }

    TEST_CASE_FIXTURE(UploadingDesk,
                      "agents save what a ticket holds, under a name that harms nobody") {
        CHECK(
            put(1, "%PDF-1.7 x", "application/pdf", "recibo%20de%20a%C3%A7%C3%A3o%22.exe").status ==
            201);
        const auto agent = server.agent_session("bruna");
        const auto path = "/v1/agent/attachments/" + ticket_id(1);
        CHECK(server.as(agent, "GET", path).status == 404); // of no ticket yet
        const auto placed = ticket(9, {ticket_id(1)});
        REQUIRE(placed.status == 201);
        const auto whole = server.as(agent, "GET",
                                     "/v1/agent/tickets/" +
                                         json::parse(placed.body)["reference"].get<std::string>());
        CHECK(json::parse(whole.body)["attachments"] == json{{{"id", ticket_id(1)},
                                                              {"name", "recibo de ação\".exe"},
                                                              {"type", "application/pdf"},
                                                              {"size", 10}}});
        const auto answer = server.as(agent, "GET", path);
        CHECK(answer.status == 200);
        CHECK(answer.body == "%PDF-1.7 x");
        CHECK(answer.header("Content-Type") == "application/pdf");
        CHECK(answer.header("Content-Disposition") ==
              "attachment; filename=\"recibo de a____o_.exe.pdf\"; "
              "filename*=UTF-8''recibo%20de%20a%C3%A7%C3%A3o%22.exe.pdf");
        CHECK(answer.header("X-Content-Type-Options") == "nosniff");
        CHECK(answer.header("Content-Security-Policy") == "default-src 'none'; sandbox");
        CHECK(answer.header("Cache-Control") == "no-store");
        CHECK(server.as(token, "GET", path).status == 401); // customers have their own copy
        CHECK(server.get(path).status == 401);
    }

    TEST_CASE_FIXTURE(UploadingDesk,
                      "one customer may have ten files' worth waiting, and no more") {
        for (unsigned number = 1; number <= 10; ++number)
            CHECK(put(number, png(kMost)).status == 201);
        const auto refusal = put(11, png());
        CHECK(code_of(refusal) == "429 rate-limited");
        CHECK(std::stoi(refusal.header("Retry-After")) > 3500);
        CHECK(put_as(server.new_session(), 12, png()).status == 201);
        CHECK(ticket(9, {ticket_id(1)}).status == 201);
        CHECK(put(11, png()).status == 201);
    }
}
