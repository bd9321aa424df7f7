#include "demo/server/store/attachments.h"

#include "demo/server/store/sha256.h"

namespace help::desk {
namespace {

constexpr std::int64_t kMostForgotten = 100; // files in one transaction, however small

} // namespace

AttachmentOutcome Attachments::put(const std::string& subject,
                                   const NewAttachment& attachment,
                                   const WaitingLimits& limits,
                                   Instant now,
                                   const std::string& address,
                                   const Admission& admission) {
    const auto hash = sha256_hex(attachment.bytes);
    const auto known = database_.run(
        "SELECT subject, name, type, sha256 FROM attachment WHERE id = $1", {attachment.id});
    if (!known.empty()) {
        const Row& row = known.front();
        const bool same = row.text(0) == subject && row.text(1) == attachment.name &&
                          row.text(2) == attachment.type && row.text(3) == hash;
        if (same) return AttachmentRepeated{};
        return AttachmentConflict{};
    }
    const auto size = static_cast<std::int64_t>(attachment.bytes.size());
    const auto own = database_.run("SELECT coalesce(sum(size), 0), coalesce(min(created_at), '') "
                                   "FROM attachment WHERE subject = $1 AND ticket = ''",
                                   {subject});
    if (own.front().number(0) + size > limits.of_a_subject) {
        const auto& oldest = own.front().text(1);
        return TooManyWaiting{(oldest.empty() ? now : utc_instant(oldest)) + kAttachmentWaits -
                              now};
    }
    const auto all =
        database_.run("SELECT coalesce(sum(size), 0) FROM attachment WHERE ticket = ''");
    if (all.front().number(0) + size > limits.of_all) return NoRoom{};
    if (limits.of_an_address)
        if (const auto wait =
                by_address_.add({attachment.id, address, size, now}, *limits.of_an_address))
            return TooManyWaiting{*wait};
    if (admission)
        if (const auto wait = admission()) return NotAdmitted{*wait};
    database_.run("INSERT INTO attachment (id, subject, ticket, name, type, size, sha256, content, "
                  "created_at) VALUES ($1, $2, '', $3, $4, $5, $6, $7, $8)",
                  {attachment.id, subject, attachment.name, attachment.type, size, hash,
                   Blob{attachment.bytes}, rfc3339(now)});
    return AttachmentTaken{};
}

bool Attachments::take_back(const std::string& subject, const std::string& id) {
    return !database_
                .run("DELETE FROM attachment WHERE id = $1 AND subject = $2 AND ticket = '' "
                     "RETURNING id",
                     {id, subject})
                .empty();
}

std::optional<std::size_t> Attachments::give(const std::string& subject,
                                             const std::string& ticket,
                                             const std::vector<std::string>& ids) {
    for (std::size_t at = 0; at < ids.size(); ++at) {
        const auto taken =
            database_.run("UPDATE attachment SET ticket = $1 WHERE id = $2 AND subject = $3 AND "
                          "ticket = '' RETURNING id",
                          {ticket, ids[at], subject});
        if (taken.empty()) return at;
    }
    return std::nullopt;
}

std::vector<AttachmentRow> Attachments::of_ticket(const std::string& subject,
                                                  const std::string& ticket) {
    std::vector<AttachmentRow> all;
    for (const auto& row : database_.run("SELECT id, name, type, size FROM attachment WHERE "
                                         "subject = $1 AND ticket = $2 ORDER BY created_at, id",
                                         {subject, ticket}))
        all.push_back({row.text(0), row.text(1), row.text(2), row.number(3)});
    return all;
}

std::optional<NewAttachment> Attachments::content(const std::string& id) {
    const auto rows = database_.run(
        "SELECT name, type, content FROM attachment WHERE id = $1 AND ticket <> ''", {id});
    if (rows.empty()) return std::nullopt;
    const Row& row = rows.front();
    return NewAttachment{id, row.text(0), row.text(1), row.bytes(2)};
}

bool Attachments::purge_some(Instant now) {
    const auto files = database_.run("SELECT id, size FROM attachment WHERE ticket = '' AND "
                                     "created_at <= $1 ORDER BY created_at LIMIT $2",
                                     {rfc3339(now - kAttachmentWaits), kMostForgotten});
    ForgettingBudget budget;
    return !forget(files, budget) || files.size() == kMostForgotten;
}

bool Attachments::forget_of(const std::string& reference, ForgettingBudget& budget) {
    return forget(database_.run("SELECT id, size FROM attachment WHERE (subject, ticket) IN "
                                "(SELECT subject, id FROM ticket WHERE reference = $1)",
                                {reference}),
                  budget);
}

bool Attachments::forget(const std::vector<Row>& files, ForgettingBudget& budget) {
    for (const auto& file : files) {
        if (budget.bytes <= 0) return false;
        database_.run("DELETE FROM attachment WHERE id = $1", {file.text(0)});
        budget.bytes -= file.number(1);
    }
    return true;
}

} // namespace help::desk
