#include "demo/server/store/migrations.h"

namespace help::desk {
namespace {

struct Migration {
    std::int64_t number;
    const char* sql;
};

/// The files of store/migrations/ in order; CMake makes the list. A file that was released is never
/// changed again.
constexpr Migration kMigrations[] = {
#include "migrations.inc"
};

constexpr std::int64_t kNewest = std::end(kMigrations)[-1].number;

/// Refuses a newer one.
std::int64_t schema_number(Database& database) {
    const auto number =
        database.run("SELECT coalesce(max(number), 0) FROM migration").front().number(0);
    if (number > kNewest)
        throw StoreFault("the database was written by a newer help-server (schema " +
                         std::to_string(number) + ")");
    return number;
}

} // namespace

void require_newest_schema(Database& database) {
    const auto number = schema_number(database);
    if (number < kNewest)
        throw StoreFault("the database was written by an older help-server (schema " +
                         std::to_string(number) +
                         "). Use the program that serves it, or start this one on it, which "
                         "brings it up to date.");
}

void migrate(Database& database) {
    database.run("CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY)");
    const auto done = schema_number(database);
    for (const auto& migration : kMigrations) {
        if (migration.number <= done) continue;
        Transaction step(database);
        database.run_script(migration.sql);
        database.run("INSERT INTO migration (number) VALUES ($1)", {migration.number});
        step.commit();
    }
}

} // namespace help::desk
