#include "demo/server/store/customer_data.h"

#include "demo/server/domain/base64url.h"

#include <chrono>
#include <thread>
#include <utility>

namespace help::desk {
namespace {

using Json = nlohmann::ordered_json;

std::int64_t deleted(Database& database, const std::string& table, const std::string& condition) {
    return static_cast<std::int64_t>(
        database.run("DELETE FROM " + table + " WHERE " + condition + " RETURNING 1").size());
}

Json told(std::int64_t number) {
    return number;
}
Json told(const std::string& text) {
    return text;
}
Json told(const Blob& blob) {
    return base64url(blob.bytes);
}

/// The rows of a query as objects with those members.
Json told(Database& database,
          const std::vector<std::string>& members,
          const std::string& rest,
          const std::vector<Value>& values = {}) {
    std::string sql = "SELECT ";
    for (const auto& member : members) {
        if (&member != &members.front()) sql += ", ";
        sql += member;
    }
    sql += ' ';
    sql += rest;
    Json all = Json::array();
    for (const auto& row : database.run(sql, values)) {
        Json object;
        for (std::size_t at = 0; at < members.size(); ++at)
            std::visit([&](const auto& value) { object[members[at]] = told(value); },
                       row.value(at));
        all.push_back(std::move(object));
    }
    return all;
}

constexpr const char* kTheirTickets = "(subject, id) IN (SELECT subject, id FROM their_ticket)";
constexpr const char* kTheirSubjects = "subject IN (SELECT id FROM their_subject)";
constexpr const char* kTheirFiles = "(subject IN (SELECT id FROM their_subject) OR "
                                    "(subject, ticket) IN (SELECT subject, id FROM their_ticket))";

/// Longer than a server sleeps between two tries to write.
constexpr std::chrono::milliseconds kOthersTurn{150};

} // namespace

Json CustomerData::of(const std::string& person) {
    Transaction all(database_);
    gather(person);
    Json data{{"person", person}};
    data["identities"] =
        told(database_, {"subject", "host_name", "email", "name", "verified_at"},
             "FROM identity WHERE " + std::string(kTheirSubjects) + " ORDER BY subject");
    data["tickets"] =
        told(database_,
             {"reference", "subject", "name", "email", "reason", "team", "details", "locale",
              "status", "status_at", "created_at", "answer_by", "verified"},
             "FROM ticket WHERE " + std::string(kTheirTickets) + " ORDER BY created_at, reference");
    for (auto& ticket : data["tickets"]) {
        const std::string reference = ticket["reference"];
        ticket["answers"] = told(database_, {"agent", "text", "at"},
                                 "FROM ticket_answer WHERE ticket = $1 ORDER BY at", {reference});
        ticket["attachments"] =
            told(database_, {"id", "name", "type", "size", "created_at", "content"},
                 "FROM attachment WHERE (subject, ticket) IN (SELECT subject, id FROM ticket WHERE "
                 "reference = $1) ORDER BY created_at, id",
                 {reference});
    }
    data["chats"] =
        told(database_,
             {"id", "subject", "name", "email", "reason", "locale", "team", "state", "created_at",
              "agent", "closed_at", "end_reason", "rating", "rating_comment", "verified"},
             "FROM chat WHERE id IN (SELECT id FROM their_chat) ORDER BY created_at");
    for (auto& chat : data["chats"])
        chat["messages"] =
            told(database_, {"seq", "author", "name", "code", "text", "at"},
                 "FROM chat_message WHERE chat = $1 ORDER BY seq", {std::string(chat["id"])});
    data["sessions"] =
        told(database_, {"subject", "created_at", "expires_at"},
             "FROM session WHERE " + std::string(kTheirSubjects) + " ORDER BY created_at");
    return data; // and what was gathered is rolled back
}

ErasedData CustomerData::erase(const std::string& person) {
    ErasedData erased;
    erased.attachments = erase_files(person);
    Transaction all(database_);
    gather(person);
    const std::string their_chats = "(SELECT id FROM their_chat)";
    erased.events = deleted(database_, "event", kTheirSubjects);
    // Agents were told of their chats as well.
    erased.events += deleted(database_, "event", "json_extract(body, '$.chat') IN " + their_chats);
    erased.messages = deleted(database_, "chat_message", "chat IN " + their_chats);
    erased.chats = deleted(database_, "chat", "id IN " + their_chats);
    (void)deleted(database_, "ticket_answer",
                  "ticket IN (SELECT reference FROM ticket WHERE " + std::string(kTheirTickets) +
                      ")");
    erased.attachments += deleted(database_, "attachment", kTheirFiles); // since a moment ago
    erased.tickets = deleted(database_, "ticket", kTheirTickets);
    erased.sessions = deleted(database_, "session", kTheirSubjects);
    (void)deleted(database_, "identity", kTheirSubjects);
    // A subject is only a name; it goes when nothing of anybody hangs on it.
    erased.subjects =
        deleted(database_, "subject",
                "id IN (SELECT id FROM their_subject) AND id NOT IN (SELECT subject FROM ticket) "
                "AND id NOT IN (SELECT subject FROM chat)");
    database_.run_script(
        "DROP TABLE their_subject; DROP TABLE their_ticket; DROP TABLE their_chat;");
    all.commit();
    return erased;
}

std::int64_t CustomerData::erase_files(const std::string& person) {
    std::vector<Row> files;
    {
        Transaction looking(database_);
        gather(person);
        files = database_.run("SELECT id FROM attachment WHERE " + std::string(kTheirFiles) +
                              " ORDER BY created_at, id");
    }
    for (const auto& file : files) {
        database_.run("DELETE FROM attachment WHERE id = $1", {file.text(0)});
        std::this_thread::sleep_for(kOthersTurn);
    }
    return static_cast<std::int64_t>(files.size());
}

void CustomerData::gather(const std::string& person) {
    database_.run_script("CREATE TEMPORARY TABLE their_subject (id TEXT PRIMARY KEY);"
                         "CREATE TEMPORARY TABLE their_ticket (subject TEXT, id TEXT);"
                         "CREATE TEMPORARY TABLE their_chat (id TEXT PRIMARY KEY);");
    if (person.empty()) return; // an e-mail that is not known is empty: it is everybody's
    database_.run("INSERT INTO their_subject SELECT id FROM subject WHERE id = $1 OR id IN (SELECT "
                  "subject FROM identity WHERE host_name = $1 OR lower(email) = lower($1))",
                  {person});
    database_.run("INSERT INTO their_ticket SELECT subject, id FROM ticket WHERE lower(email) = "
                  "lower($1) OR subject IN (SELECT id FROM their_subject)",
                  {person});
    database_.run("INSERT INTO their_chat SELECT id FROM chat WHERE lower(email) = lower($1) OR "
                  "subject IN (SELECT id FROM their_subject)",
                  {person});
}

} // namespace help::desk
