#pragma once

#include "demo/server/store/database.h"

namespace help::desk {

/// Brings the schema up to the newest that this program knows, each step in a transaction of its
/// own. Throws StoreFault when the database was already taken further by a newer program: its rows
/// may mean something that we do not know.
void migrate(Database& database);

/// For who comes beside a server: changes nothing, and throws StoreFault when the schema is another
/// than migrate() would leave.
void require_newest_schema(Database& database);

} // namespace help::desk
