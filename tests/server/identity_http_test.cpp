#include "tests/server/event_client.h"
#include "tests/server/host_server.h"
#include "tests/server/running_server.h"

#include <doctest/doctest.h>

#include <fstream>
#include <memory>

namespace {

using nlohmann::json;

std::chrono::sys_seconds now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

/// The demo's desk, which believes a host; open day and night.
struct VouchingDesk {
    TestFolder folder;
    HostServer host{"ES256"};
    std::unique_ptr<RunningServer> server;

    VouchingDesk() {
        auto file = json::parse(std::ifstream(HELP_TEST_DESK_FILE));
        file["identity"] = {{"keys", {host.key_rule()}}};
        folder.write("desk.json", file.dump());
        server = std::make_unique<RunningServer>(
            folder, std::vector<std::string>{"--open", "always", "--desk",
                                             (folder.path() / "desk.json").string()});
    }

    std::string ana() const { return host.sign(HostServer::ana(now())); }
    std::string bia() const {
        auto claims = HostServer::ana(now());
        claims.update({{"sub", "customer-8"}, {"email", "bia@example.com"}});
        return host.sign(claims);
    }

    http_client::Answer
    ask(const std::string& identity, const std::string& old = "", const json& more = {}) const {
        json body{{"site", "demo"}};
        if (!identity.empty()) body["identity"] = identity;
        body.update(more.is_null() ? json::object() : more);
        std::vector<std::string> headers{"Content-Type: application/json"};
        if (!old.empty()) headers.push_back("Authorization: Bearer " + old);
        return server->ask(
            {.method = "POST", .path = "/v1/sessions", .headers = headers, .body = body.dump()});
    }
    json
    start(const std::string& identity, const std::string& old = "", const json& more = {}) const {
        const auto answer = ask(identity, old, more);
        REQUIRE(answer.status == 201);
        return json::parse(answer.body);
    }
    std::string detail(const std::string& identity) const {
        const auto answer = ask(identity);
        CHECK(answer.status == 401);
        const auto problem = json::parse(answer.body);
        CHECK(problem["code"] == "unauthorized");
        return problem["detail"];
    }
    int chat(const std::string& token, unsigned number = 1, json changes = json::object()) const {
        auto body = json::parse(chat_body());
        body.update(changes);
        return server->as(token, "PUT", "/v1/chats/" + ticket_id(number), body.dump()).status;
    }
    int look(const std::string& token) const {
        return server->as(token, "GET", "/v1/chats/" + ticket_id(1)).status;
    }
};

} // namespace

TEST_SUITE("identity_http") {
    TEST_CASE_FIXTURE(VouchingDesk,
                      "a customer for whom the host vouches is the same one in every session") {
        const auto bootstrap = json::parse(server->get("/v1/bootstrap?site=demo").body);
        CHECK(bootstrap["capabilities"].back() == "identity");
        const auto first = start(ana());
        CHECK(first["verified"] == true);
        CHECK(start(ana())["subject"] == first["subject"]);
        CHECK(start(bia())["subject"] != first["subject"]);
        const auto renewed = start("", first["token"]);
        CHECK(renewed["subject"] == first["subject"]);
        CHECK(renewed["verified"] == true);
        CHECK(start("")["verified"] == false);
    }

    TEST_CASE_FIXTURE(VouchingDesk, "a token that is refused says why, and nothing else") {
        const auto token = ana();
        CHECK(ask(token).status == 201);
        const std::string refused = "the identity token is refused: ";
        CHECK(detail(token) == refused + "it was used before");
        CHECK(detail("a.b.c") == refused + "header: not base64url");
        CHECK(detail(HostServer("ES256").sign(HostServer::ana(now()))) ==
              refused + "the signature is wrong");
        auto claims = HostServer::ana(now() - std::chrono::minutes(10));
        CHECK(detail(host.sign(claims)) == refused + "expired");
        for (const auto& wrong : {json(7), json(""), json(std::string(4097, 'x')), json::array()}) {
            const auto answer = ask("", "", {{"identity", wrong}});
            CHECK(answer.status == 422);
            CHECK(json::parse(answer.body)["errors"][0]["pointer"] == "#/identity");
        }
    }

    TEST_CASE_FIXTURE(VouchingDesk, "nobody writes under an address that is not theirs") {
        const std::string token = start(ana())["token"];
        auto body = json::parse(ticket_body());
        body["email"] = "bia@example.com";
        const auto refused = server->put_ticket(ticket_id(1), token, body.dump());
        CHECK(refused.status == 422);
        CHECK(json::parse(refused.body)["errors"][0]["pointer"] == "#/email");
        CHECK(chat(token, 1, {{"email", "bia@example.com"}}) == 422);
        body["email"] = "ANA@example.com";
        body["name"] = "Ana, do financeiro"; // a name may be any
        CHECK(server->put_ticket(ticket_id(1), token, body.dump()).status == 201);
        CHECK(chat(token) == 201);
    }

    TEST_CASE_FIXTURE(VouchingDesk,
                      "what a stranger began belongs to the customer that they turn out to be") {
        const std::string stranger = start("")["token"];
        CHECK(chat(stranger) == 201);
        CHECK(server->put_ticket(ticket_id(2), stranger, ticket_body()).status == 201);
        EventClient stream(server->port(), stranger);
        CHECK(stream.next().type() == "hello");
        const std::string known = start(ana(), stranger)["token"];
        CHECK(stream.next("another").type() == "end");
        CHECK(look(known) == 200);
        CHECK(chat(known, 3) == 409); // it is the open one
        CHECK(server->as(stranger, "GET", "/v1/chats/" + ticket_id(1)).status == 401);
        CHECK(server->put_ticket(ticket_id(2), known, ticket_body("Outro texto.")).status == 409);
    }

    TEST_CASE_FIXTURE(VouchingDesk, "one customer never gets what is another's") {
        const std::string first = start(ana())["token"];
        CHECK(chat(first) == 201);
        const std::string second = start(bia(), first)["token"];
        CHECK(look(second) == 404);
        CHECK(look(first) == 200);
        // Not with the key of the chat either, which the browser may have kept.
        const json resume{{"resume", {{"chat", ticket_id(1)}, {"key", std::string(32, '0')}}}};
        CHECK(look(start("", "", resume)["token"]) == 404);
        CHECK(look(start(bia(), "", resume)["token"]) == 404);
        CHECK(look(start(ana(), "", resume)["token"]) == 200);
    }

    TEST_CASE_FIXTURE(VouchingDesk, "a log-out ends the session and its streams, and no other") {
        const std::string here = start(ana())["token"];
        const std::string there = start(ana())["token"];
        CHECK(chat(here) == 201);
        EventClient stream(server->port(), here);
        CHECK(stream.next().type() == "hello");
        CHECK(server->as(here, "DELETE", "/v1/sessions").status == 204);
        CHECK(stream.next("another").type() == "end");
        CHECK(look(here) == 401);
        CHECK(look(there) == 200);
        CHECK(start("", here)["verified"] == false);
        CHECK(server->as(here, "DELETE", "/v1/sessions").status == 401);
    }

    TEST_CASE_FIXTURE(VouchingDesk,
                      "agents are told whose address the host vouches for, and whose it does not") {
        const std::string agent = server->agent_session("bruna");
        const auto asked = [&](const std::string& path) {
            return json::parse(server->as(agent, "GET", "/v1/agent/" + path).body);
        };
        EventClient news(server->port(), agent);
        auto claims = HostServer::ana(now());
        claims["sub"] = "customer-9";
        claims.erase("email");
        unsigned number = 0;
        const std::vector<json> sessions{start(ana()), start(""), start(host.sign(claims))};
        for (const auto& session : sessions) {
            const std::string token = session["token"];
            const bool vouched = ++number == 1;
            CHECK(chat(token, number) == 201);
            CHECK(news.next("chat.queued").data["data"]["verified"] == vouched);
            CHECK(asked("queue")["waiting"].back()["verified"] == vouched);
            const auto ticket = server->put_ticket(ticket_id(number), token, ticket_body());
            const std::string reference = json::parse(ticket.body)["reference"];
            CHECK(asked("tickets")["tickets"].back()["verified"] == vouched);
            CHECK(asked("tickets/" + reference)["verified"] == vouched);
        }
    }

    TEST_CASE_FIXTURE(
        VouchingDesk,
        "what was verified stays so when the customer's address changes at the host") {
        const std::string agent = server->agent_session("bruna");
        const auto asked = [&](const std::string& path) {
            return json::parse(server->as(agent, "GET", "/v1/agent/" + path).body);
        };
        const auto verified = [&] {
            const auto tickets = asked("tickets")["tickets"];
            std::string told;
            for (const auto& ticket : tickets)
                told += ticket["verified"] == true ? "+" : "-";
            return told + (asked("queue")["waiting"][0]["verified"] == true ? " +" : " -");
        };
        const std::string known = start(ana())["token"];
        CHECK(server->put_ticket(ticket_id(1), known, ticket_body()).status == 201);
        const std::string stranger = start("")["token"];
        CHECK(chat(stranger) == 201);
        CHECK(server->put_ticket(ticket_id(2), stranger, ticket_body()).status == 201);
        auto other = json::parse(ticket_body());
        other["email"] = "ana@new.example";
        CHECK(server->put_ticket(ticket_id(3), stranger, other.dump()).status == 201);
        CHECK(verified() == "+-- -");
        (void)start(ana(), stranger);
        CHECK(verified() == "++- +");
        auto claims = HostServer::ana(now());
        claims["email"] = "ana@new.example";
        (void)start(host.sign(claims));
        CHECK(verified() == "++- +");
    }

    TEST_CASE(
        "a desk that takes no identity says so instead of making a stranger of the customer") {
        const TestFolder folder;
        const RunningServer server(folder);
        const auto answer = server.ask({.method = "POST",
                                        .path = "/v1/sessions",
                                        .headers = {"Content-Type: application/json"},
                                        .body = R"({"site":"demo","identity":"a.b.c"})"});
        CHECK(answer.status == 401);
        CHECK(answer.body.find("this desk takes none") != std::string::npos);
    }
}
