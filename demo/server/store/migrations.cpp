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

std::int64_t schema_number(Database& database) {
    database.run("CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY)");
    return database.run("SELECT coalesce(max(number), 0) FROM migration").front().number(0);
}

} // namespace

void migrate(Database& database) {
    const auto done = schema_number(database);
    if (done > std::end(kMigrations)[-1].number)
        throw StoreFault("the database was written by a newer help-server (schema " +
                         std::to_string(done) + ")");
    for (const auto& migration : kMigrations) {
        if (migration.number <= done) continue;
        Transaction step(database);
        database.run_script(migration.sql);
        database.run("INSERT INTO migration (number) VALUES ($1)", {migration.number});
        step.commit();
    }
}

} // namespace help::desk
