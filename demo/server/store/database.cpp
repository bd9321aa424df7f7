#include "demo/server/store/database.h"

#include <sqlite3.h>

namespace help::desk {
namespace {

constexpr int kWaitForLockMs = 5000;

void bind(sqlite3_stmt* statement, std::size_t number, const Value& value) {
    const int index =
        sqlite3_bind_parameter_index(statement, ("$" + std::to_string(number)).c_str());
    if (const auto* text = std::get_if<std::string>(&value))
        sqlite3_bind_text64(statement, index, text->data(), text->size(), SQLITE_TRANSIENT,
                            SQLITE_UTF8);
    else if (const auto* blob = std::get_if<Blob>(&value)) // lives longer than the statement runs
        sqlite3_bind_blob64(statement, index, blob->bytes.data(), blob->bytes.size(),
                            SQLITE_STATIC);
    else
        sqlite3_bind_int64(statement, index, std::get<std::int64_t>(value));
}

Value column(sqlite3_stmt* statement, int at) {
    if (sqlite3_column_type(statement, at) == SQLITE_INTEGER)
        return sqlite3_column_int64(statement, at);
    if (sqlite3_column_type(statement, at) == SQLITE_BLOB) {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, at));
        const auto count = static_cast<std::size_t>(sqlite3_column_bytes(statement, at));
        return Blob{bytes != nullptr ? std::string(bytes, count) : std::string()};
    }
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, at));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, at));
    return text != nullptr ? std::string(text, size) : std::string();
}

/// What whoever runs the server can do about it; empty where that is not known.
std::string_view advice(int code) {
    switch (code & 0xFF) { // without what makes it an extended one
    case SQLITE_BUSY:
        return ". Another process holds it: does a second server run on this file?";
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
        return ". The server must be able to write the file and the folder that it lies in.";
    case SQLITE_CORRUPT:
        return ". Put back a copy (help-server backup makes them).";
    case SQLITE_NOTADB:
        return ". Check --database.";
    default:
        return "";
    }
}

/// Makes a cached statement usable again, whatever happened.
struct ResetAtEnd {
    sqlite3_stmt* statement;
    ~ResetAtEnd() {
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
    }
};

} // namespace

void Database::CloseDatabase::operator()(sqlite3* database) const {
    sqlite3_close_v2(database);
}
void Database::FinishStatement::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

Database::Database(const std::string& path) : path_(path) {
    sqlite3* opened = nullptr;
    const int code =
        sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    connection_.reset(opened); // SQLite hands out a connection even when opening failed
    if (code != SQLITE_OK) fail("cannot open");
    sqlite3_busy_timeout(opened, kWaitForLockMs);
    run_script("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
               "PRAGMA secure_delete=ON;");
}

std::vector<Row> Database::run(const std::string& sql, const std::vector<Value>& values) {
    auto* statement = prepared(sql);
    const ResetAtEnd reset{statement};
    for (std::size_t at = 0; at < values.size(); ++at)
        bind(statement, at + 1, values[at]);
    std::vector<Row> rows;
    int code = sqlite3_step(statement);
    for (; code == SQLITE_ROW; code = sqlite3_step(statement)) {
        std::vector<Value> columns;
        columns.reserve(static_cast<std::size_t>(sqlite3_column_count(statement)));
        for (int at = 0; at < sqlite3_column_count(statement); ++at)
            columns.push_back(column(statement, at));
        rows.emplace_back(std::move(columns));
    }
    if (code != SQLITE_DONE) fail("cannot use");
    return rows;
}

void Database::run_script(const char* sql) {
    if (sqlite3_exec(connection_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        fail("cannot use");
}

bool Database::is_in_transaction() const {
    return sqlite3_get_autocommit(connection_.get()) == 0;
}

bool Database::checkpoint() {
    return sqlite3_wal_checkpoint_v2(connection_.get(), nullptr, SQLITE_CHECKPOINT_TRUNCATE,
                                     nullptr, nullptr) == SQLITE_OK;
}

void Database::begin() {
    // IMMEDIATE: two processes on one file wait for each other here, not with a deadlock at the
    // first write.
    run(open_transactions_ == 0 ? "BEGIN IMMEDIATE" : "SAVEPOINT inner_transaction");
    ++open_transactions_;
}

void Database::commit() {
    run(open_transactions_ == 1 ? "COMMIT" : "RELEASE inner_transaction");
    --open_transactions_;
}

void Database::roll_back() noexcept {
    --open_transactions_;
    // After some faults (disk full) SQLite has rolled back already, and says so with an error that
    // changes nothing.
    const char* undo = open_transactions_ == 0
                           ? "ROLLBACK"
                           : "ROLLBACK TO inner_transaction; RELEASE inner_transaction";
    sqlite3_exec(connection_.get(), undo, nullptr, nullptr, nullptr);
}

void Database::fail(const std::string& what) const {
    throw StoreFault(what + " " + path_ + ": " + sqlite3_errmsg(connection_.get()) +
                     std::string(advice(sqlite3_errcode(connection_.get()))));
}

sqlite3_stmt* Database::prepared(const std::string& sql) {
    auto& cached = statements_[sql];
    if (!cached) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(connection_.get(), sql.c_str(), -1, &statement, nullptr) !=
            SQLITE_OK)
            fail("cannot use");
        cached.reset(statement);
    }
    return cached.get();
}

} // namespace help::desk
