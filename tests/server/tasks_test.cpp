#include "demo/server/store/customer_data.h"
#include "demo/server/store/database.h"
#include "demo/server/store/desk_store.h"
#include "tests/server/older_database.h"
#include "tests/server/running_server.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>

namespace {

using nlohmann::json;

/// Ana and Bia have used the desk, and the server goes on running.
struct UsedDesk {
    TestFolder folder;
    RunningServer server{folder, {"--open", "always"}};
    std::string database = "sqlite://" + (folder.path() / "help.db").string();

    UsedDesk() {
        const auto ana = server.new_session();
        const auto bruna = server.agent_session("bruna");
        CHECK(
            server.put_ticket(ticket_id(1), ana, ticket_body("Palavra rara: jabuticaba.")).status ==
            201);
        CHECK(server.as(ana, "PUT", "/v1/chats/" + ticket_id(2), chat_body("Pitanga?")).status ==
              201);
        const auto tickets = json::parse(server.as(bruna, "GET", "/v1/agent/tickets").body);
        const std::string reference = tickets["tickets"][0]["reference"];
        CHECK(server
                  .as(bruna, "PUT", "/v1/agent/tickets/" + reference + "/answers/" + ticket_id(9),
                      R"({"text":"Resposta: cambuci."})")
                  .status == 201);
        auto body = json::parse(ticket_body("De outra pessoa."));
        body["email"] = "bia@example.com";
        CHECK(server.put_ticket(ticket_id(3), server.new_session(), body.dump()).status == 201);
    }

    Ended run(const std::vector<std::string>& words) const {
        auto all = words;
        all.insert(all.begin() + 1, {"--database", database});
        const TestFolder elsewhere;
        return run_to_its_end(elsewhere, all);
    }
    json told_about(const std::string& person) const {
        const auto ended = run({"export", "--customer", person});
        REQUIRE(ended.exit_code == 0);
        return json::parse(ended.output);
    }
    std::string content() const { return folder.read("help.db") + folder.read("help.db-wal"); }
};

std::int64_t tickets_in(const std::filesystem::path& file) {
    return help::desk::Database(file.string()).run("SELECT count(*) FROM ticket").front().number(0);
}

struct stat status_of(const std::string& file) {
    struct stat status {};
    REQUIRE(stat(file.c_str(), &status) == 0);
    return status;
}
constexpr uid_t kService = 61184; // as systemd makes one up

} // namespace

TEST_SUITE("tasks") {
    TEST_CASE_FIXTURE(UsedDesk,
                      "a back-up is whole while the server goes on, and replaces the last") {
        const auto copy = folder.path() / "copy.db";
        CHECK(run({"backup", copy.string()}).exit_code == 0);
        CHECK(tickets_in(copy) == 2);
        CHECK((std::filesystem::status(copy).permissions() & std::filesystem::perms::all) ==
              (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
        CHECK(server.put_ticket(ticket_id(4), server.new_session(), ticket_body()).status == 201);
        CHECK(run({"backup", copy.string()}).output == "backed up to " + copy.string() + "\n");
        CHECK(tickets_in(copy) == 3);
        CHECK_FALSE(std::filesystem::exists(copy.string() + ".part"));
    }

    TEST_CASE_FIXTURE(UsedDesk, "no back-up replaces the database that is in use, by any name") {
        const auto file = folder.path() / "help.db";
        const auto link = folder.path() / "link.db";
        const auto twin = folder.path() / "twin.db";
        std::filesystem::create_symlink(file, link);
        std::filesystem::create_hard_link(file, twin);
        const std::string indirect = folder.path().string() + "/./help.db";
        for (const auto& target : {file.string(), indirect, link.string(), twin.string(),
                                   file.string() + "-wal", file.string() + "-shm"}) {
            CAPTURE(target);
            const auto ended = run({"backup", target});
            CHECK(ended.exit_code == 2);
            CHECK(ended.errors == "help-server: backup " + target +
                                      ": is a file of the database itself; name another\n");
        }
        CHECK(server.put_ticket(ticket_id(4), server.new_session(), ticket_body()).status == 201);
        CHECK(tickets_in(file) == 3);
    }

    TEST_CASE_FIXTURE(UsedDesk,
                      "a copy is put back after a stop: not under a server that runs, and "
                      "not over what a crash left") {
        const auto file = (folder.path() / "help.db").string();
        const auto copy = (folder.path() / "copy.db").string();
        const auto put_back = [&] {
            const TestFolder elsewhere;
            return run_to_its_end(elsewhere, {"backup", "--database", "sqlite://" + copy, file});
        };
        REQUIRE(run({"backup", copy}).exit_code == 0);
        CHECK(server.put_ticket(ticket_id(4), server.new_session(), ticket_body()).status == 201);
        const auto running = put_back();
        CHECK(running.exit_code == 2);
        CHECK(running.output == "");
        CHECK(running.errors ==
              "help-server: backup " + file + ": " + file +
                  "-wal is there, so a server uses this database, or has crashed. Stop the server; "
                  "after a crash move the file and its -wal, -shm and -journal away first.\n");
        server.signal(SIGKILL);
        CHECK(server.wait() == -1);
        CHECK(put_back().exit_code == 2);
        RunningServer again(folder);
        again.signal(SIGTERM);
        CHECK(again.wait() == 0);
        CHECK(tickets_in(file) == 3); // nothing was lost so far
        CHECK(put_back().exit_code == 0);
        CHECK(tickets_in(file) == 2);
    }

    TEST_CASE_FIXTURE(UsedDesk, "what is put back belongs to whom the file before belonged to") {
        const auto service = geteuid() == 0 ? kService : geteuid(); // only root can give away
        const auto file = (folder.path() / "old.db").string();
        folder.write("old.db", "old");
        REQUIRE(chown(file.c_str(), service, getegid()) == 0);
        REQUIRE(chmod(file.c_str(), 0640) == 0);
        CHECK(run({"backup", file}).exit_code == 0);
        CHECK(status_of(file).st_uid == service);
        CHECK((status_of(file).st_mode & 0777U) == 0640);
        // After a crash the old file was moved away: what is left is the folder.
        std::filesystem::remove(file);
        REQUIRE(chown(folder.path().c_str(), service, getegid()) == 0);
        CHECK(run({"backup", file}).exit_code == 0);
        CHECK(status_of(file).st_uid == service);
        CHECK((status_of(file).st_mode & 0777U) == 0600);
    }

    TEST_CASE_FIXTURE(UsedDesk,
                      "no back-up takes the name of a file whose log or journal is there") {
        const auto old = folder.path() / "old.db";
        const auto link = folder.path() / "link.db";
        std::filesystem::create_symlink(old, link);
        folder.write("old.db", "old");
        for (const std::string beside : {"-wal", "-shm", "-journal"}) {
            CAPTURE(beside);
            folder.write("old.db" + beside, "");
            for (const auto& target : {old.string(), link.string()}) {
                const auto ended = run({"backup", target});
                CHECK(ended.exit_code == 2);
                CHECK(ended.errors.find("old.db" + beside + " is there") != std::string::npos);
            }
            std::filesystem::remove(old.string() + beside);
        }
        CHECK(folder.read("old.db") == "old");
        CHECK(run({"backup", old.string()}).exit_code == 0);
    }

    TEST_CASE("a database whose name ends like an unfinished back-up is not taken for one") {
        const TestFolder folder;
        const auto file = (folder.path() / "help.db.part").string();
        { const help::desk::DeskStore made(file); }
        const auto target = (folder.path() / "help.db").string();
        CHECK(run_to_its_end(folder, {"backup", "--database", "sqlite://" + file, target})
                  .exit_code == 2);
        CHECK(std::filesystem::exists(file));
    }

    TEST_CASE_FIXTURE(UsedDesk, "a back-up that cannot be written leaves the last one alone") {
        const auto ended = run({"backup", "/no/such/folder/copy.db"});
        CHECK(ended.exit_code == 1);
        CHECK(ended.errors.find("cannot open /no/such/folder/copy.db.part") != std::string::npos);
    }

    TEST_CASE_FIXTURE(UsedDesk, "a back-up that cannot take its name leaves nothing behind") {
        const auto taken = folder.path() / "backups";
        std::filesystem::create_directory(taken);
        const auto ended = run({"backup", taken.string()});
        CHECK(ended.exit_code == 1);
        CHECK(ended.errors.find("cannot write " + taken.string() + ": ") != std::string::npos);
        CHECK_FALSE(std::filesystem::exists(taken.string() + ".part"));
    }

    TEST_CASE("a file that is no database is named, and what to do is said") {
        const TestFolder folder;
        const auto notes = folder.path() / "notes.db";
        std::ofstream{notes} << std::string(4096, '#');
        const auto fault = [&]() -> std::string {
            try {
                const help::desk::Database opened(notes.string());
            } catch (const help::desk::StoreFault& thrown) {
                return thrown.what();
            }
            return "none";
        };
        CHECK(fault() ==
              "cannot use " + notes.string() + ": file is not a database. Check --database.");
        std::filesystem::remove(notes);
        std::filesystem::create_directory(notes);
        CHECK(fault() ==
              "cannot open " + notes.string() +
                  ": unable to open database file. The server must be able to write the file and "
                  "the folder that it lies in.");
    }

    TEST_CASE_FIXTURE(UsedDesk,
                      "a person is told all that is kept about them, and nothing of others") {
        const auto data = told_about("ANA@example.com");
        CHECK(data["tickets"].size() == 1);
        CHECK(data["tickets"][0]["details"] == "Palavra rara: jabuticaba.");
        CHECK(data["tickets"][0]["answers"][0]["text"] == "Resposta: cambuci.");
        REQUIRE(data["chats"].size() == 1);
        CHECK(data["chats"][0]["messages"][0]["text"] == "Pitanga?");
        CHECK(data.dump().find("outra pessoa") == std::string::npos);
        const auto subject = data["tickets"][0]["subject"];
        CHECK(told_about(subject)["sessions"].size() == 1);
        CHECK(told_about("nobody@example.com")["tickets"].empty());
    }

    TEST_CASE_FIXTURE(UsedDesk, "what is erased is gone from the tables and from the file") {
        REQUIRE(content().find("jabuticaba") != std::string::npos);
        const auto ended = run({"erase", "--customer", "ana@example.com"});
        CHECK(ended.exit_code == 0);
        CHECK(ended.output ==
              "erased: tickets 1, attachments 0, chats 1, messages 1, events 2, sessions 0\n");
        CHECK(told_about("ana@example.com")["tickets"].empty());
        CHECK(told_about("ana@example.com")["chats"].empty());
        CHECK(told_about("bia@example.com")["tickets"].size() == 1);
        CHECK(content().find("jabuticaba") == std::string::npos);
        CHECK(content().find("Pitanga") == std::string::npos);
        CHECK(content().find("cambuci") == std::string::npos);
        CHECK(run({"erase", "--customer", "ana@example.com"}).output ==
              "erased: tickets 0, attachments 0, chats 0, messages 0, events 0, sessions 0\n");
        CHECK(server.get("/readyz").status == 200);
    }

    TEST_CASE_FIXTURE(UsedDesk, "blanks around a name are not part of it") {
        CHECK(told_about(" ana@example.com\n")["tickets"].size() == 1);
        const auto ended = run({"erase", "--customer", "\tana@example.com "});
        CHECK(ended.output.starts_with("erased: tickets 1,"));
        CHECK(ended.errors.empty());
    }

    TEST_CASE_FIXTURE(UsedDesk, "an erasure that finds nothing says so") {
        const auto ended = run({"erase", "--customer", "anna@example.com"});
        CHECK(ended.exit_code == 0); // nothing is kept, as was asked
        CHECK(ended.output.starts_with("erased: tickets 0,"));
        CHECK(ended.errors == "help-server: nothing is kept about \"anna@example.com\"\n");
    }

    TEST_CASE_FIXTURE(UsedDesk, "an erasure says when the log still has what was erased") {
        help::desk::Database reader((folder.path() / "help.db").string());
        reader.run_script("BEGIN; SELECT count(*) FROM ticket");
        const auto ended = run({"erase", "--customer", "ana@example.com"});
        CHECK(ended.output.starts_with("erased: tickets 1,"));
        CHECK(ended.exit_code == 1);
        CHECK(ended.errors.find("cannot empty the log of ") != std::string::npos);
        reader.run_script("COMMIT");
        CHECK(run({"erase", "--customer", "ana@example.com"}).exit_code == 0);
        CHECK(content().find("jabuticaba") == std::string::npos);
    }

    TEST_CASE_FIXTURE(UsedDesk, "a blank names nobody: nothing is told, and nothing erased") {
        for (const std::string blank : {"", " ", "\t \n"})
            for (const std::string task : {"export", "erase"}) {
                const auto ended = run({task, "--customer", blank});
                CHECK(ended.exit_code == 2);
                CHECK(ended.output.empty());
                CHECK(ended.errors == "help-server: --customer \"" + blank + "\": names nobody\n");
            }
        CHECK(tickets_in(folder.path() / "help.db") == 2);
    }

    TEST_CASE("a customer without a verified e-mail is not found by an empty one") {
        const auto now = help::desk::utc_instant("2026-11-23T12:00:00Z");
        help::desk::DeskStore store(":memory:");
        store.sessions().start_as("ana", "hash", now);
        store.identities().vouch("ana", {.host_name = "4711"}, now);
        help::desk::CustomerData data(store.database());
        CHECK(data.of("")["identities"].empty());
        CHECK(data.of("4711")["identities"].size() == 1);
        CHECK(data.erase("").sessions == 0);
        CHECK(store.sessions().subject_of("hash", now) == "ana");
    }

    TEST_CASE("a person's data is not looked for in a database of another schema") {
        const TestFolder folder;
        const auto file = (folder.path() / "help.db").string();
        make_older_database(file);
        const auto run = [&](const std::string& task) {
            return run_to_its_end(
                folder, {task, "--database", "sqlite://" + file, "--customer", "ana@example.com"});
        };
        for (const std::string task : {"export", "erase"}) {
            const auto older = run(task);
            CHECK(older.exit_code == 1);
            CHECK(older.output.empty());
            CHECK(older.errors ==
                  "help-server: the database was written by an older help-server (schema 11). Use "
                  "the program that serves it, or start this one on it, which brings it up to "
                  "date.\n");
        }
        CHECK(schema_of(file) == 11);
        help::desk::Database(file).run("INSERT INTO migration (number) VALUES (1000)");
        CHECK(run("export").errors ==
              "help-server: the database was written by a newer help-server (schema 1000)\n");
    }

    TEST_CASE("a task that is asked wrongly is refused, and makes no database") {
        const TestFolder folder;
        const auto file = (folder.path() / "none.db").string();
        const auto missing =
            run_to_its_end(folder, {"backup", "--database", "sqlite://" + file, "copy.db"});
        CHECK(missing.exit_code == 2);
        CHECK(missing.errors ==
              "help-server: --database sqlite://" + file + ": there is no such database\n");
        CHECK_FALSE(std::filesystem::exists(file));
        CHECK(run_to_its_end(folder, {"backup", "copy.db"}).exit_code == 2);
        CHECK(run_to_its_end(folder, {"erase", "--database", "sqlite://" + file}).exit_code == 2);
        CHECK(run_to_its_end(folder, {"restore"}).exit_code == 2);
    }
}
