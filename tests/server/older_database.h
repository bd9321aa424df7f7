#pragma once

#include "demo/server/store/database.h"
#include "demo/server/store/desk_store.h"

#include <cstdint>
#include <string>

/// Makes a database as the program before migration 12 left it, with one hour of history.
inline void make_older_database(const std::string& path) {
    help::desk::DeskStore made(path);
    made.chats().add_capacity(help::desk::utc_instant("2026-11-23T15:00:00Z"), 600);
    made.database().run_script("ALTER TABLE ticket DROP COLUMN verified;"
                               "ALTER TABLE chat DROP COLUMN verified;"
                               "DELETE FROM migration WHERE number >= 12");
}

inline std::int64_t schema_of(const std::string& path) {
    return help::desk::Database(path).run("SELECT max(number) FROM migration").front().number(0);
}
