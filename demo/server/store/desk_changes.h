#pragma once

#include "demo/server/domain/time_zone.h"
#include "demo/server/store/database.h"

#include <string>
#include <vector>

namespace help::desk {

enum class ChangeKind { Notice, Exception };
enum class ChangeState { Shown, Withdrawn };

/// What an agent has written over one notice or one date of the desk file.
struct DeskChange {
    std::string id{}; // a notice's id, or a date
    ChangeState state = ChangeState::Shown;
    std::string body{}; // JSON; empty when it is withdrawn
    std::string agent{};
    std::string at{};
};

/// The rows of what agents changed in the desk.
class DeskChanges {
public:
    explicit DeskChanges(Database& database) : database_(database) {}

    void put(ChangeKind kind, const DeskChange& change);
    /// Forgets a change: what the desk file says holds again.
    void forget(ChangeKind kind, const std::string& id);
    /// The newest first.
    [[nodiscard]] std::vector<DeskChange> all(ChangeKind kind);
    /// Another number after every change.
    [[nodiscard]] std::int64_t revision();

private:
    void count();

    Database& database_;
};

} // namespace help::desk
