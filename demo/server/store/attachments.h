#pragma once

#include "demo/server/domain/time_zone.h"
#include "demo/server/store/database.h"
#include "demo/server/store/waiting_files.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace help::desk {

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
/// The subject, or its address, has as many bytes waiting as it may; the oldest are gone in `wait`.
struct TooManyWaiting {
    std::chrono::seconds wait{};
};
/// All customers together have as many bytes waiting as the desk has room for.
struct NoRoom {};
/// It would be taken, and is not admitted yet.
struct NotAdmitted {
    std::chrono::seconds wait{};
};
using AttachmentOutcome = std::variant<AttachmentTaken,
                                       AttachmentRepeated,
                                       AttachmentConflict,
                                       TooManyWaiting,
                                       NoRoom,
                                       NotAdmitted>;
/// How long until something new is welcome; nothing: it is now. Asked once of everything new, last.
using Admission = std::function<std::optional<std::chrono::seconds>()>;

/// Most bytes that wait for a ticket.
struct WaitingLimits {
    std::int64_t of_a_subject = 0;
    std::int64_t of_all = 0;
    std::optional<std::int64_t> of_an_address{};
};

/// How many bytes of files may be forgotten in one transaction; a last file may go beyond it. What
/// is deleted is overwritten, page by page through the log, and everybody waits for that.
struct ForgettingBudget {
    std::int64_t bytes = std::int64_t{8} * 1024 * 1024;
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

    /// Takes a file once, however often it is sent, if `admission` admits it. An empty address is
    /// nobody's and has no limit.
    AttachmentOutcome put(const std::string& subject,
                          const NewAttachment& attachment,
                          const WaitingLimits& limits,
                          Instant now,
                          const std::string& address = "",
                          const Admission& admission = {});

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

    /// Forgets some of what has waited too long: so few bytes that nobody waits for it. True when
    /// there may be more.
    bool purge_some(Instant now);

    /// Forgets the files of a ticket, as far as `budget` goes. False when there may be more.
    bool forget_of(const std::string& reference, ForgettingBudget& budget);

private:
    bool forget(const std::vector<Row>& files, ForgettingBudget& budget);

    Database& database_;
    WaitingFiles by_address_{database_};
};

} // namespace help::desk
