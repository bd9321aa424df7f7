#include "demo/server/store/identity_records.h"

#include "demo/server/domain/email_address.h"
#include "demo/server/store/sha256.h"

namespace help::desk {

bool IdentityRecords::use_token(const std::string& token_id, Instant forgotten_at, Instant now) {
    database_.run("DELETE FROM used_identity_token WHERE forgotten_at <= $1", {rfc3339(now)});
    return !database_
                .run("INSERT INTO used_identity_token (id, forgotten_at) VALUES ($1, $2) "
                     "ON CONFLICT (id) DO NOTHING RETURNING id",
                     {token_id, rfc3339(forgotten_at)})
                .empty();
}

std::string IdentityRecords::subject_of(const std::string& host_name) {
    constexpr std::size_t kEnough = 32; // 128 bits, as of an anonymous one
    return "user-" + sha256_hex(host_name).substr(0, kEnough);
}

void IdentityRecords::vouch(const std::string& subject, const VouchedFor& vouched, Instant now) {
    database_.run("INSERT INTO identity (subject, host_name, email, name, verified_at) VALUES ($1, "
                  "$2, $3, $4, $5) ON CONFLICT (subject) DO UPDATE SET email = $3, name = $4, "
                  "verified_at = $5",
                  {subject, vouched.host_name, vouched.email, vouched.name, rfc3339(now)});
}

std::optional<VouchedFor> IdentityRecords::find(const std::string& subject) {
    const auto rows =
        database_.run("SELECT host_name, email, name FROM identity WHERE subject = $1", {subject});
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    return VouchedFor{row.text(0), row.text(1), row.text(2)};
}

bool IdentityRecords::may_write_as(const std::string& subject, const std::string& email) {
    const auto vouched = find(subject);
    return !vouched || vouched->email.empty() || is_same_email(vouched->email, email);
}

bool IdentityRecords::is_address_of(const std::string& subject, const std::string& email) {
    const auto vouched = find(subject);
    return vouched && is_same_email(vouched->email, email);
}

void IdentityRecords::merge(const std::string& anonymous, const std::string& owner) {
    // An id that the owner has used as well stays where it is: two tickets cannot become one.
    database_.run("UPDATE ticket SET subject = $2, verified = (SELECT count(*) FROM identity WHERE "
                  "identity.subject = $2 AND lower(identity.email) = lower(ticket.email)) "
                  "WHERE subject = $1 AND NOT EXISTS (SELECT 1 FROM "
                  "ticket AS kept WHERE kept.subject = $2 AND kept.id = ticket.id)",
                  {anonymous, owner});
    database_.run("UPDATE attachment SET subject = $2 WHERE subject = $1 AND NOT EXISTS (SELECT 1 "
                  "FROM ticket WHERE ticket.subject = $1 AND ticket.id = attachment.ticket)",
                  {anonymous, owner});
    database_.run("UPDATE chat SET subject = $2, verified = (SELECT count(*) FROM identity WHERE "
                  "identity.subject = $2 AND lower(identity.email) = lower(chat.email)) "
                  "WHERE subject = $1",
                  {anonymous, owner});
    database_.run("UPDATE event SET subject = $2 WHERE subject = $1", {anonymous, owner});
    database_.run("DELETE FROM session WHERE subject = $1", {anonymous});
}

} // namespace help::desk
