#pragma once

#include "demo/server/domain/time_zone.h"
#include "demo/server/store/attachments.h"
#include "demo/server/store/database.h"

namespace help::desk {

/// Forgetting what is older than a desk wants to keep.
class Retention {
public:
    /// `attachments` must outlive it.
    Retention(Database& database, Attachments& attachments)
        : database_(database), attachments_(attachments) {}

    /// Deletes closed chats that ended before `before` with all that was said and told of them,
    /// tickets that were answered or closed before then, however old they are, and the subjects and
    /// identities that nobody has used since and that nothing of this is left of: some hundred rows
    /// and a few MiB of files at a time, so that nobody waits for it. True when there may be more.
    bool forget_some(Instant before);

private:
    Database& database_;
    Attachments& attachments_;
};

} // namespace help::desk
