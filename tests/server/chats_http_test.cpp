#include "tests/server/desk_of_the_demo.h"
#include "tests/server/running_server.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <csignal>
#include <future>
#include <map>

namespace {

using nlohmann::json;

const std::string kOnDuty = R"({"state":"online","capacity":3})";

/// The desk open day and night, a customer and two agents.
struct ChattingDesk {
    TestFolder folder;
    RunningServer server{folder, {"--open", "always"}};
    std::string ana = server.new_session();
    std::string bruna = server.agent_session("bruna");

    http_client::Answer start(unsigned number = 1, const std::string& message = "Oi") const {
        return server.as(ana, "PUT", "/v1/chats/" + ticket_id(number), chat_body(message));
    }
    http_client::Answer say(unsigned number, const std::string& text = "Alguém?") const {
        return server.as(ana, "PUT", kFirstChat + "/messages/" + ticket_id(number),
                         json{{"text", text}}.dump());
    }
    json look() const { return json::parse(server.as(ana, "GET", kFirstChat).body); }
    http_client::Answer claim(const std::string& token) const {
        return server.as(token, "POST", "/v1/agent/chats/" + ticket_id(1) + "/claim");
    }
};

/// `404 not-found`, or the status alone when there is no problem.
std::string status_and_code(const http_client::Answer& answer) {
    const auto body = json::parse(answer.body, nullptr, false);
    const auto code = body.is_object() ? body.value("code", "") : "";
    return std::to_string(answer.status) + (code.empty() ? "" : " " + code);
}

} // namespace

TEST_SUITE("chats") {
    TEST_CASE_FIXTURE(ChattingDesk,
                      "a customer stands in the queue, and a repeat is the same chat") {
        const auto first = start();
        CHECK(first.status == 201);
        const auto chat = json::parse(first.body);
        CHECK(chat["state"] == "queued");
        CHECK(chat["queue"]["position"] == 1);
        CHECK_FALSE(chat["queue"].contains("estimate"));
        CHECK(chat["messages"][0]["id"] == ticket_id(1));
        CHECK(chat["messages"][0]["seq"] == 1);
        CHECK(status_and_code(start()) == "200");
        CHECK(status_and_code(start(1, "Olá")) == "409 id-conflict");
        CHECK(status_and_code(start(2)) == "409 chat-limit");
    }

    TEST_CASE_FIXTURE(ChattingDesk, "who has a chat open is told which, and nobody else is") {
        start();
        const auto refused = start(2);
        CHECK(status_and_code(refused) == "409 chat-limit");
        CHECK(json::parse(refused.body)["chat"] == ticket_id(1));
        const auto other = server.new_session();
        const auto taken = "/v1/chats/" + ticket_id(2);
        CHECK(server.as(other, "PUT", taken, chat_body("Oi")).status == 201);
        CHECK(json::parse(start(3).body)["chat"] == ticket_id(1));
    }

    TEST_CASE_FIXTURE(ChattingDesk, "twenty parallel starts of one chat make one chat") {
        std::vector<std::future<http_client::Answer>> sends;
        for (int count = 0; count < 20; ++count)
            sends.push_back(std::async(std::launch::async, [this] { return start(); }));
        std::map<int, int> statuses;
        for (auto& send : sends)
            ++statuses[send.get().status];
        CHECK(statuses == std::map<int, int>{{200, 19}, {201, 1}});
        CHECK(look()["messages"].size() == 1);
    }

    TEST_CASE_FIXTURE(ChattingDesk,
                      "a whole conversation: claim, talk, read, hand over, close, rate") {
        start();
        CHECK(status_and_code(claim(bruna)) == "409 no-capacity"); // not on duty yet
        CHECK(server.as(bruna, "PUT", "/v1/agent/presence", kOnDuty).status == 204);
        const auto claimed = claim(bruna);
        CHECK(claimed.status == 200);
        CHECK(json::parse(claimed.body)["agent"] == json{{"id", "bruna"}, {"name", "Bruna Lima"}});
        const auto hello = server.as(
            bruna, "PUT", "/v1/agent" + kFirstChat.substr(3) + "/messages/" + ticket_id(50),
            R"({"text":"Olá, Ana!"})");
        CHECK(hello.status == 201);
        CHECK(json::parse(hello.body)["seq"] == 3);
        CHECK(server.as(ana, "POST", kFirstChat + "/typing", R"({"on":true})").status == 204);
        CHECK(server.as(ana, "POST", kFirstChat + "/read", R"({"upTo":3})").status == 204);
        CHECK(look()["read"] == json{{"agent", 0}, {"customer", 3}});
        CHECK(status_and_code(say(51)) == "201");
        const auto closed = server.as(ana, "POST", kFirstChat + "/close", "{}");
        CHECK(closed.body == R"({"state":"closed"})");
        CHECK(server.as(ana, "POST", kFirstChat + "/close", "{}").status == 200);
        CHECK(look()["closed"]["reason"] == "ended");
        CHECK(status_and_code(say(52)) == "409 chat-closed");
        CHECK(status_and_code(say(51)) == "200"); // what was said stays said
        CHECK(server.as(ana, "PUT", kFirstChat + "/rating", R"({"score":5})").status == 201);
        CHECK(server.as(ana, "PUT", kFirstChat + "/rating", R"({"score":4,"comment":"Bom"})")
                  .status == 200);
    }

    TEST_CASE_FIXTURE(ChattingDesk,
                      "two agents claim in the same moment, and exactly one has the chat") {
        const auto rafael = server.agent_session("rafael");
        for (const auto& token : {bruna, rafael})
            CHECK(server.as(token, "PUT", "/v1/agent/presence", kOnDuty).status == 204);
        start();
        std::vector<std::future<http_client::Answer>> claims;
        for (int count = 0; count < 10; ++count)
            claims.push_back(std::async(std::launch::async, [this, &rafael, count] {
                return claim(count % 2 == 0 ? bruna : rafael);
            }));
        std::map<std::string, int> outcomes;
        for (auto& one : claims)
            ++outcomes[status_and_code(one.get())];
        CHECK(outcomes == std::map<std::string, int>{{"200", 1}, {"409 taken", 9}});
    }

    TEST_CASE_FIXTURE(ChattingDesk,
                      "twenty messages sent at once get the numbers two to twenty-one") {
        start();
        std::vector<std::future<http_client::Answer>> sends;
        for (unsigned number = 100; number < 120; ++number)
            sends.push_back(std::async(std::launch::async, [this, number] { return say(number); }));
        std::map<std::int64_t, int> numbers;
        for (auto& send : sends)
            ++numbers[json::parse(send.get().body)["seq"]];
        CHECK(numbers.size() == 20);
        CHECK(numbers.begin()->first == 2);
        CHECK(numbers.rbegin()->first == 21);
    }

    TEST_CASE_FIXTURE(ChattingDesk, "another customer's chat is not there") {
        start();
        const auto bia = server.new_session();
        CHECK(status_and_code(server.as(bia, "GET", kFirstChat)) == "404 not-found");
        CHECK(status_and_code(server.as(bia, "PUT", kFirstChat + "/messages/" + ticket_id(9),
                                        R"({"text":"x"})")) == "404 not-found");
        CHECK(status_and_code(server.as(bia, "POST", kFirstChat + "/close", "{}")) ==
              "404 not-found");
        CHECK(status_and_code(server.as(bia, "PUT", kFirstChat + "/rating", R"({"score":1})")) ==
              "404 not-found");
        CHECK(look()["state"] == "queued");
    }

    TEST_CASE_FIXTURE(ChattingDesk,
                      "a reload gets its chat back by its key, and nobody else does") {
        start();
        const auto resume = [this](const std::string& chat, const std::string& key) {
            const auto answer = server.ask(
                {.method = "POST",
                 .path = "/v1/sessions",
                 .headers = {"Content-Type: application/json"},
                 .body =
                     json{{"site", "demo"}, {"resume", {{"chat", chat}, {"key", key}}}}.dump()});
            return server.as(json::parse(answer.body).at("token"), "GET", kFirstChat).status;
        };
        CHECK(resume(ticket_id(1), std::string(32, '0')) == 200);
        CHECK(resume(ticket_id(1), std::string(32, '1')) == 404);
        CHECK(resume(ticket_id(2), std::string(32, '0')) == 404);
        server.signal(SIGTERM);
        CHECK(server.wait() == 0);
        CHECK(folder.read("help.db").find(std::string(32, '0')) == std::string::npos);
    }

    TEST_CASE("the queue and its order survive a kill") {
        const TestFolder folder;
        std::string ana;
        {
            RunningServer server(folder, {"--open", "always"});
            ana = server.new_session();
            CHECK(server.as(server.new_session(), "PUT", "/v1/chats/" + ticket_id(9), chat_body())
                      .status == 201);
            CHECK(server.as(ana, "PUT", kFirstChat, chat_body()).status == 201);
            server.signal(SIGKILL);
            server.wait();
        }
        const RunningServer server(folder, {"--open", "always"});
        const auto chat = json::parse(server.as(ana, "GET", kFirstChat).body);
        CHECK(chat["queue"]["position"] == 2);
        CHECK(chat["messages"].size() == 1);
    }

    TEST_CASE("a closed desk says when it opens, in its own time") {
        const TestFolder folder;
        auto desk = json::parse(demo_desk_text());
        desk["hours"]["weekly"] = json::array();
        desk["businessDays"] = json::array({1});
        desk["hours"]["weekly"].push_back({{"days", {1}}, {"open", "00:00"}, {"close", "00:01"}});
        desk["holidays"] = json::array();
        desk["hours"].erase("exceptions");
        folder.write("desk.json", desk.dump());
        const RunningServer server(folder, {"--desk", (folder.path() / "desk.json").string()});
        const auto answer = server.as(server.new_session(), "PUT", kFirstChat, chat_body());
        CHECK(status_and_code(answer) == "409 outside-hours");
        CHECK(json::parse(answer.body)["opensAt"].get<std::string>().ends_with("T00:00:00-03:00"));
    }

    TEST_CASE_FIXTURE(ChattingDesk, "wrong bodies are refused with a pointer, and change nothing") {
        const auto refused = [this](const std::string& path, const std::string& method,
                                    const std::string& body) {
            const auto answer = server.as(ana, method, path, body);
            const auto problem = json::parse(answer.body);
            return std::to_string(answer.status) + " " +
                   (problem.contains("errors") ? std::string(problem["errors"][0]["pointer"])
                                               : std::string(problem["code"]));
        };
        CHECK(refused(kFirstChat, "PUT", "{}") == "422 #/name");
        CHECK(refused(kFirstChat, "PUT", "[]") == "422 #");
        CHECK(refused(kFirstChat, "PUT", std::string(40, '[')) == "400 bad-request");
        CHECK(refused("/v1/chats/1", "PUT", chat_body()) == "400 bad-request");
        CHECK(status_and_code(server.as(ana, "GET", kFirstChat)) == "404 not-found");
        start();
        const auto message = kFirstChat + "/messages/" + ticket_id(9);
        CHECK(refused(message, "PUT", R"({"text":" "})") == "422 #/text");
        CHECK(refused(message, "PUT", json{{"text", std::string(4001, 'x')}}.dump()) ==
              "422 #/text");
        CHECK(refused(message, "PUT", "{\"text\":\"a\\u0000b\"}") == "422 #/text");
        CHECK(refused(kFirstChat + "/messages/x", "PUT", R"({"text":"x"})") == "400 bad-request");
        CHECK(refused(kFirstChat + "/read", "POST", R"({"upTo":-1})") == "422 #/upTo");
        CHECK(refused(kFirstChat + "/read", "POST", R"({"upTo":9223372036854775808})") ==
              "422 #/upTo");
        CHECK(refused(kFirstChat + "/typing", "POST", R"({"on":"yes"})") == "422 #/on");
        CHECK(refused(kFirstChat + "/rating", "PUT", R"({"score":"5"})") == "422 #/score");
        CHECK(look()["messages"].size() == 1);
        CHECK(look()["read"]["customer"] == 0);
    }

    TEST_CASE_FIXTURE(ChattingDesk, "texts come back byte for byte and stay out of the log") {
        const std::string text =
            "<img src=x onerror=alert(1)> %s%n {0} \xF0\x9F\x98\x80 \xE2\x80\xAEmoc";
        start(1, text);
        CHECK(look()["messages"][0]["text"] == text);
        const auto log = folder.read("stderr.log");
        CHECK(log.find("onerror") == std::string::npos);
        CHECK(log.find(ana) == std::string::npos);
    }

    TEST_CASE_FIXTURE(ChattingDesk,
                      "what agents may do is refused to customers, and the other way round") {
        start();
        CHECK(status_and_code(server.as(ana, "GET", "/v1/agent/queue")) == "401 unauthorized");
        CHECK(status_and_code(claim(ana)) == "401 unauthorized");
        CHECK(status_and_code(server.as(ana, "PUT", "/v1/agent/presence", kOnDuty)) ==
              "401 unauthorized");
        CHECK(status_and_code(server.as(bruna, "GET", kFirstChat)) == "401 unauthorized");
        CHECK(status_and_code(server.get("/v1/agent/queue")) == "401 unauthorized");
        CHECK(status_and_code(server.as(std::string(43, 'A'), "GET", "/v1/agent/queue")) ==
              "401 unauthorized");
    }

    TEST_CASE_FIXTURE(ChattingDesk,
                      "agents see the queue with its places, and hand chats on by team") {
        start(1, "Oi");
        CHECK(server.as(bruna, "PUT", "/v1/agent/presence", kOnDuty).status == 204);
        auto queue = json::parse(server.as(bruna, "GET", "/v1/agent/queue").body);
        CHECK(queue["waiting"][0]["id"] == ticket_id(1));
        CHECK(queue["waiting"][0]["queue"]["position"] == 1);
        CHECK(queue["agents"][0]["state"] == "online");
        claim(bruna);
        const auto path = "/v1/agent/chats/" + ticket_id(1) + "/transfer";
        CHECK(status_and_code(server.as(bruna, "POST", path, R"({"team":"Nenhum"})")) ==
              "422 validation");
        CHECK(server.as(bruna, "POST", path, R"({"team":"Financeiro"})").status == 204);
        queue = json::parse(server.as(bruna, "GET", "/v1/agent/queue").body);
        CHECK(queue["waiting"][0]["team"] == "Financeiro");
        CHECK(queue["mine"].empty());
    }

    TEST_CASE("passwords are told once, kept as scrypt, and can be made anew") {
        const TestFolder folder;
        std::string old_password;
        std::string old_token;
        {
            const RunningServer server(folder, {});
            old_password = server.password_of("bruna");
            old_token = server.agent_session("bruna");
            CHECK(old_password.size() == 19);
        }
        {
            const RunningServer server(folder, {});
            CHECK(server.password_of("bruna") == "");
            CHECK(server.as(old_token, "GET", "/v1/agent/queue").status == 200);
        }
        RunningServer server(folder, {"--new-passwords"});
        CHECK(server.password_of("bruna") != old_password);
        CHECK(server.as(old_token, "GET", "/v1/agent/queue").status == 401);
        server.signal(SIGTERM);
        CHECK(server.wait() == 0);
        const auto file = folder.read("help.db");
        CHECK(file.find(server.password_of("bruna")) == std::string::npos);
        CHECK(file.find("scrypt$") != std::string::npos);
    }

    TEST_CASE_FIXTURE(ChattingDesk,
                      "a wrong login says nothing about which part was wrong, and is slowed down") {
        const auto log_in = [this](const std::string& login, const std::string& password) {
            return server.ask({.method = "POST",
                               .path = "/v1/agent/sessions",
                               .headers = {"Content-Type: application/json"},
                               .body = json{{"login", login}, {"password", password}}.dump()});
        };
        const auto wrong_password = log_in("bruna", "x");
        CHECK(status_and_code(wrong_password) == "401 unauthorized");
        CHECK(log_in("nobody", "x").body == wrong_password.body);
        std::string last;
        for (int count = 0; count < 9; ++count)
            last = status_and_code(log_in("bruna", "x"));
        CHECK(last == "429 rate-limited");
    }
}
