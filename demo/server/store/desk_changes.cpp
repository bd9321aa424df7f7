#include "demo/server/store/desk_changes.h"

namespace help::desk {
namespace {

std::string word(ChangeKind kind) {
    return kind == ChangeKind::Notice ? "notice" : "exception";
}

std::string word(ChangeState state) {
    return state == ChangeState::Shown ? "shown" : "withdrawn";
}

} // namespace

void DeskChanges::put(ChangeKind kind, const DeskChange& change) {
    database_.run(
        "INSERT INTO desk_change (kind, id, state, body, agent, changed_at) VALUES ($1, "
        "$2, $3, $4, $5, $6) ON CONFLICT (kind, id) DO UPDATE SET state = $3, body = $4, "
        "agent = $5, changed_at = $6",
        {word(kind), change.id, word(change.state), change.body, change.agent, change.at});
    count();
}

void DeskChanges::forget(ChangeKind kind, const std::string& id) {
    database_.run("DELETE FROM desk_change WHERE kind = $1 AND id = $2", {word(kind), id});
    count();
}

std::vector<DeskChange> DeskChanges::all(ChangeKind kind) {
    std::vector<DeskChange> changes;
    for (const auto& row :
         database_.run("SELECT id, state, body, agent, changed_at FROM desk_change WHERE kind = $1 "
                       "ORDER BY changed_at DESC, id",
                       {word(kind)}))
        changes.push_back({row.text(0),
                           row.text(1) == "shown" ? ChangeState::Shown : ChangeState::Withdrawn,
                           row.text(2), row.text(3), row.text(4)});
    return changes;
}

std::int64_t DeskChanges::revision() {
    return database_.run("SELECT number FROM desk_revision").front().number(0);
}

void DeskChanges::count() {
    database_.run("UPDATE desk_revision SET number = number + 1");
}

} // namespace help::desk
