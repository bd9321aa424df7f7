#include "demo/server/store/database.h"
#include "tests/server/older_database.h"
#include "tests/server/running_server.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <csignal>
#include <filesystem>
#include <fstream>

namespace {

/// Runs the server with a flag that is wrong; the sentence that it ends with. Checks the exit code
/// and that nothing was left behind.
std::string refusal_of(std::vector<std::string> flags) {
    const TestFolder folder;
    flags.insert(flags.begin(), {"--database", "sqlite://" + (folder.path() / "help.db").string()});
    const auto ended = run_to_its_end(folder, flags);
    CHECK(ended.exit_code == 2);
    CHECK(ended.output == "");
    CHECK_FALSE(std::filesystem::exists(folder.path() / "help.db"));
    return ended.errors;
}

/// The same for a desk file with that content; what follows its name in the sentence.
std::string desk_refusal_of(const std::string& content) {
    const TestFolder folder;
    folder.write("desk.json", content);
    const auto file = (folder.path() / "desk.json").string();
    const auto sentence = refusal_of({"--desk", file});
    const auto prefix = "help-server: " + file + ": ";
    REQUIRE(sentence.starts_with(prefix));
    return sentence.substr(prefix.size());
}

} // namespace

TEST_SUITE("process") {
    TEST_CASE("a ready server says so in one line that names its real port") {
        const TestFolder folder;
        const RunningServer server(folder);
        CHECK(server.ready_line() ==
              "listening on http://127.0.0.1:" + std::to_string(server.port()) + "\n");
        CHECK(server.get("/healthz").body == R"({"status":"ok"})");
    }

    TEST_CASE("a wrong flag ends in a sentence that names it") {
        CHECK(refusal_of({"--listen", "8080"}) == "help-server: --listen 8080: must be an IP "
                                                  "address and a port, such as 127.0.0.1:8080\n");
        CHECK(refusal_of({"--listen", "127.0.0.1:99999"}).find("--listen 127.0.0.1:99999") !=
              std::string::npos);
        CHECK(refusal_of({"--origin", "https://app.example/"})
                  .find("--origin https://app.example/: must be") != std::string::npos);
        CHECK(refusal_of({"--origin", "*"}).find("--origin *: must be") != std::string::npos);
        CHECK(refusal_of({"--static", "/=/no/such/folder"}).find("there is no such folder") !=
              std::string::npos);
        CHECK(refusal_of({"--static", "shop"}).find("must be URLPREFIX=DIR") != std::string::npos);
        CHECK(refusal_of({"--static", "/v1/=/tmp"}).find("/v1/ belongs to the protocol") !=
              std::string::npos);
        CHECK(refusal_of({"--limits", "some"}).find("--limits some: the only value is none") !=
              std::string::npos);
        CHECK(refusal_of({"--open", "late"}).find("--open late: the only value is always") !=
              std::string::npos);
        CHECK(refusal_of({"--bots", "-1"}).find("--bots -1: must be from 0 to 50") !=
              std::string::npos);
        CHECK(refusal_of({"--bots", "two"}).find("--bots") != std::string::npos);
        CHECK(refusal_of({"--proxy", "proxy.example"}) ==
              "help-server: --proxy proxy.example: must be one IP address\n");
        CHECK(refusal_of({"--metrics", "all"}).find("--metrics all: the only value is everybody") !=
              std::string::npos);
        CHECK(refusal_of({"--keep-days", "0"}) ==
              "help-server: --keep-days 0: must be from 1 to 36500\n");
        CHECK(refusal_of({"--speed", "11"}).find("--speed") != std::string::npos);
        CHECK(refusal_of({"--desk"}).find("--desk") != std::string::npos);
    }

    TEST_CASE("limits can be taken away on this machine only") {
        CHECK(refusal_of({"--listen", "0.0.0.0:0", "--limits", "none"}) ==
              "help-server: --limits none: is for tests on this machine only; listen on 127.0.0.1 "
              "or keep the limits\n");
    }

    TEST_CASE("only SQLite databases are known") {
        const TestFolder folder;
        const auto ended = run_to_its_end(folder, {"--database", "postgres://desk"});
        CHECK(ended.exit_code == 2);
        CHECK(ended.errors == "help-server: --database postgres://desk: must be sqlite://PATH or "
                              "sqlite://:memory:\n");
    }

    TEST_CASE("a wrong desk file ends in a sentence with its name and the place") {
        CHECK(desk_refusal_of("{\n\"site\": }") == "line 2: not valid JSON\n");
        CHECK(desk_refusal_of("{}") == "#/locales: is missing\n");
        CHECK(desk_refusal_of(R"({"sites":[]})") ==
              "#/sites: is not a member that a desk file has here\n");
        CHECK(refusal_of({"--desk", "/no/such/desk.json"})
                  .find("/no/such/desk.json: line 1: cannot be read") != std::string::npos);
        CHECK(refusal_of({"--desk", "/tmp"}) ==
              "help-server: /tmp: line 1: cannot be read: it is a folder\n");
    }

    TEST_CASE("a port that is taken is told, and the database stays untouched") {
        const TestFolder folder;
        const RunningServer first(folder);
        const TestFolder other;
        const auto ended =
            run_to_its_end(other, {"--listen", "127.0.0.1:" + std::to_string(first.port()),
                                   "--desk", HELP_TEST_DESK_FILE, "--database",
                                   "sqlite://" + (other.path() / "help.db").string()});
        CHECK(ended.exit_code == 1);
        CHECK(ended.errors ==
              "help-server: cannot listen on 127.0.0.1:" + std::to_string(first.port()) +
                  ": Address already in use. Choose another address with --listen; port 0 takes "
                  "any free one.\n");
        CHECK_FALSE(std::filesystem::exists(other.path() / "help.db"));
    }

    TEST_CASE("help and version go to stdout") {
        const TestFolder folder;
        const auto help = run_to_its_end(folder, {"--help"});
        CHECK(help.exit_code == 0);
        for (const auto* flag :
             {"--listen", "--database", "--desk", "--static", "--origin", "--limits", "--open",
              "--bots", "--new-passwords", "--sample-history", "--proxy", "--metrics",
              "--keep-days", "--version", "backup", "export", "erase"})
            CHECK(help.output.find(flag) != std::string::npos);
        const auto version = run_to_its_end(folder, {"--version"});
        CHECK(version.exit_code == 0);
        CHECK(version.output.starts_with("help-server "));
    }

    TEST_CASE("a made-up history says that it is one, and is written into a new database only") {
        const TestFolder folder;
        {
            const RunningServer server(folder, {"--sample-history", "--open", "always"});
            const auto load = nlohmann::json::parse(server.get("/v1/load?site=demo").body);
            CHECK(load["source"] == "configured");
            CHECK(load["sample"] == true);
            CHECK(load["week"][2][10]["samples"] > 0);
            // The history's Sundays are the desk file's: closed. This desk is open, and guesses.
            CHECK(load["week"][0][10]["samples"] == 0);
        }
        const TestFolder elsewhere; // its log is not the server's
        const auto database = "sqlite://" + (folder.path() / "help.db").string();
        const auto ended =
            run_to_its_end(elsewhere, {"--listen", "127.0.0.1:0", "--desk", HELP_TEST_DESK_FILE,
                                       "--database", database, "--sample-history"});
        CHECK(ended.exit_code == 2);
        CHECK(ended.errors ==
              "help-server: --sample-history: the database has a history of its own\n");
    }

    TEST_CASE("a database with a history stays as it is, and its older server can go on") {
        const TestFolder folder;
        const auto file = (folder.path() / "help.db").string();
        make_older_database(file);
        const auto before = folder.read("help.db");
        const TestFolder elsewhere;
        const auto ended =
            run_to_its_end(elsewhere, {"--listen", "127.0.0.1:0", "--desk", HELP_TEST_DESK_FILE,
                                       "--database", "sqlite://" + file, "--sample-history"});
        CHECK(ended.exit_code == 2);
        CHECK(ended.errors ==
              "help-server: --sample-history: the database has a history of its own\n");
        CHECK(folder.read("help.db") == before);
        CHECK(schema_of(file) == 11);
    }

    TEST_CASE("a desk without agents has no history to make up") {
        auto desk = nlohmann::json::parse(std::ifstream(HELP_TEST_DESK_FILE));
        desk.erase("chat");
        const TestFolder folder;
        folder.write("desk.json", desk.dump());
        CHECK(refusal_of({"--sample-history", "--desk", (folder.path() / "desk.json").string()}) ==
              "help-server: --sample-history: the desk file has no agents\n");
    }

    TEST_CASE("a database in memory needs no file") {
        const TestFolder folder;
        const RunningServer server(folder, {"--database", "sqlite://:memory:"});
        CHECK(server.put_ticket(ticket_id(1), server.new_session(), ticket_body()).status == 201);
        CHECK_FALSE(std::filesystem::exists(folder.path() / "help.db"));
    }

    TEST_CASE("a server that is asked to stop leaves one whole file and no connection behind") {
        for (const int signal : {SIGTERM, SIGINT}) {
            const TestFolder folder;
            RunningServer server(folder);
            CHECK(server.put_ticket(ticket_id(1), server.new_session(), ticket_body()).status ==
                  201);
            http_client::Connection idle(server.port());
            idle.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
            REQUIRE(idle.answer());
            server.signal(signal);
            CHECK(idle.is_closed_by_server());
            CHECK(server.wait() == 0);
            CHECK_FALSE(std::filesystem::exists(folder.path() / "help.db-wal"));
        }
    }

    TEST_CASE(
        "a stop empties the log into the file even while somebody else has the database open") {
        const TestFolder folder;
        RunningServer server(folder);
        CHECK(server.put_ticket(ticket_id(1), server.new_session(), ticket_body()).status == 201);
        help::desk::Database other((folder.path() / "help.db").string());
        REQUIRE(other.run("SELECT count(*) FROM ticket").front().number(0) == 1);
        server.signal(SIGTERM);
        CHECK(server.wait() == 0);
        CHECK(std::filesystem::file_size(folder.path() / "help.db-wal") == 0);
    }

    TEST_CASE("a request under way is finished before the server stops") {
        const TestFolder folder;
        RunningServer server(folder);
        const auto request = http_client::bytes_of(
            {.method = "PUT",
             .path = "/v1/tickets/" + ticket_id(1),
             .headers = {"Content-Type: application/json", "Expect: 100-continue",
                         "Authorization: Bearer " + server.new_session()},
             .body = ticket_body()});
        const auto body = request.find("\r\n\r\n") + 4;
        http_client::Connection connection(server.port());
        connection.send(request.substr(0, body));
        REQUIRE(connection.answer()->status == 100); // now the server has the headers
        http_client::Connection bystander(server.port());
        bystander.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
        REQUIRE(bystander.answer());
        server.signal(SIGTERM);
        CHECK(bystander.is_closed_by_server()); // it has begun to stop
        connection.send(request.substr(body));
        const auto answer = connection.answer();
        REQUIRE(answer);
        CHECK(answer->status == 201);
        CHECK(answer->header("Connection") == "close");
        CHECK(server.wait() == 0);
    }

    TEST_CASE("a second signal ends a server that is still waiting for a slow client") {
        const TestFolder folder;
        RunningServer server(folder);
        http_client::Connection slow(server.port());
        slow.send("POST /v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\nExpect: "
                  "100-continue\r\n\r\n");
        REQUIRE(slow.answer()->status == 100);
        http_client::Connection bystander(server.port());
        bystander.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
        REQUIRE(bystander.answer());
        server.signal(SIGTERM);
        REQUIRE(bystander.is_closed_by_server());
        server.signal(SIGTERM);
        CHECK(server.wait() == -1);
    }
}
