#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace help::desk {

/// The database cannot do what it was asked: disk full, file not ours, locked for too long. Nothing
/// of the transaction is kept.
class StoreFault : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Bytes that are no text.
struct Blob {
    std::string bytes{};
};

using Value = std::variant<std::int64_t, std::string, Blob>;

/// One row of an answer; columns from 0.
class Row {
public:
    explicit Row(std::vector<Value> columns) : columns_(std::move(columns)) {}
    [[nodiscard]] const std::string& text(std::size_t column) const {
        return std::get<std::string>(columns_.at(column));
    }
    [[nodiscard]] const Value& value(std::size_t column) const { return columns_.at(column); }
    [[nodiscard]] std::int64_t number(std::size_t column) const {
        return std::get<std::int64_t>(columns_.at(column));
    }

    [[nodiscard]] const std::string& bytes(std::size_t column) const {
        return std::get<Blob>(columns_.at(column)).bytes;
    }

private:
    std::vector<Value> columns_;
};

/// One connection to an SQLite database, used by one thread. The only class that knows SQLite: all
/// SQL goes through `run` as text that PostgreSQL runs too, with values named $1, $2, …; a
/// connection to PostgreSQL would offer the same functions.
class Database {
public:
    /// Opens or creates the file (`:memory:` for one that dies with the object). A commit is on the
    /// disk when it returns (WAL and synchronous=FULL), and what is deleted is overwritten. Throws
    /// StoreFault, which names the file and, where that is known, says what to do; so do all
    /// others.
    explicit Database(const std::string& path);

    /// Runs one statement; `values[0]` is $1. All rows of the answer; no column is ever NULL here.
    std::vector<Row> run(const std::string& sql, const std::vector<Value>& values = {});

    /// Runs several statements without values or answers.
    void run_script(const char* sql);

    /// False inside a Transaction when SQLite has rolled all of it back by itself, as it does on a
    /// full disk: what runs then would be kept alone.
    [[nodiscard]] bool is_in_transaction() const;

    /// Writes the log into the database file and empties it, so that the file alone is the whole
    /// database. False when somebody who reads keeps it from that.
    [[nodiscard]] bool checkpoint();

private:
    friend class Transaction;
    void begin();
    void commit();
    void roll_back() noexcept;

    struct CloseDatabase {
        void operator()(sqlite3* database) const;
    };
    struct FinishStatement {
        void operator()(sqlite3_stmt* statement) const;
    };
    [[noreturn]] void fail(const std::string& what) const;
    sqlite3_stmt* prepared(const std::string& sql);

    std::string path_;
    std::unique_ptr<sqlite3, CloseDatabase> connection_;
    std::unordered_map<std::string, std::unique_ptr<sqlite3_stmt, FinishStatement>>
        statements_{}; // gone before connection_
    int open_transactions_ = 0;
};

/// All or nothing: what ran since construction is undone unless `commit` returned. A transaction
/// inside another is a savepoint; the outermost commit is what makes things durable.
class Transaction {
public:
    explicit Transaction(Database& database) : database_(database) { database_.begin(); }
    ~Transaction() {
        if (!done_) database_.roll_back();
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit() {
        database_.commit();
        done_ = true;
    }

private:
    Database& database_;
    bool done_ = false;
};

} // namespace help::desk
