#pragma once

#include "demo/server/domain/time_zone.h"
#include "demo/server/store/database.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace help::desk {

/// How long a file waits for its ticket.
inline constexpr std::chrono::hours kAttachmentWaits{1};

struct NewAttachment {
    std::string id{};
    std::string name{};
    std::string type{};
    std::string bytes{};
};

struct AttachmentTaken {};
struct AttachmentRepeated {};
/// The id is of another file, or of somebody else's.
struct AttachmentConflict {};
/// The subject has as many bytes waiting as it may; the oldest are gone in `wait`.
struct TooManyWaiting {
    std::chrono::seconds wait{};
};
/// All customers together have as many bytes waiting as the desk has room for.
struct NoRoom {};
using AttachmentOutcome =
    std::variant<AttachmentTaken, AttachmentRepeated, AttachmentConflict, TooManyWaiting, NoRoom>;

/// Most bytes that wait for a ticket.
struct WaitingLimits {
    std::int64_t of_a_subject = 0;
    std::int64_t of_all = 0;
};

/// A file of a ticket.
struct AttachmentRow {
    std::string id{};
    std::string name{};
    std::string type{};
    std::int64_t size = 0;
};

/// Files of tickets. One that no ticket has taken is its subject's alone and is forgotten after
/// kAttachmentWaits.
class Attachments {
public:
    explicit Attachments(Database& database) : database_(database) {}

    /// Takes a file once, however often it is sent.
    AttachmentOutcome put(const std::string& subject,
                          const NewAttachment& attachment,
                          const WaitingLimits& limits,
                          Instant now);

    /// Forgets a file of the subject's that waits; false when there is no such file.
    bool take_back(const std::string& subject, const std::string& id);

    /// Gives the subject's waiting files to its ticket; the index of the first that is not among
    /// them, in which case the caller undoes the transaction.
    std::optional<std::size_t> give(const std::string& subject,
                                    const std::string& ticket,
                                    const std::vector<std::string>& ids);

    std::vector<AttachmentRow> of_ticket(const std::string& subject, const std::string& ticket);

    /// A file with its bytes; only of a ticket: what waits is nobody else's business.
    std::optional<NewAttachment> content(const std::string& id);

    /// Forgets what has waited too long.
    void purge(Instant now);

private:
    Database& database_;
};

} // namespace help::desk
