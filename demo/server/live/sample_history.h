#pragma once

#include "demo/server/domain/desk.h"
#include "demo/server/store/desk_store.h"

namespace help::desk {

/// Fills a new database with eight weeks of chats before `now`, made up by a simulation of the desk
/// in its opening hours (domain/desk_simulation.h): its agents with three chats each, Mondays
/// fuller than Saturdays, some rated. Nobody said anything in them: there are no messages. All
/// belong to one subject, and the database is marked. The same desk and time make the same history,
/// but for the ids.
///
/// `desk` has agents, and the store is without history.
void write_sample_history(const Desk& desk, DeskStore& store, Instant now);

} // namespace help::desk
