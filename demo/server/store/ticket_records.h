#pragma once

#include "demo/server/domain/ticket_status.h"
#include "demo/server/store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace help::desk {

/// A ticket as agents see it.
struct DeskTicket {
    std::string reference{};
    std::string subject{};
    std::string id{}; // the customer's
    std::string name{};
    std::string email{};
    std::string reason{};
    std::string team{};
    std::string details{};
    std::string locale{};
    TicketStatus status = TicketStatus::Open;
    std::string created_at{};
    std::string answer_by{};
    bool verified = false; // the host vouched for the address
};

struct TicketAnswer {
    std::string id{};
    std::string agent{};
    std::string text{};
    std::string at{};
};

/// Which tickets a list shows.
struct TicketQuestion {
    TicketStatus status = TicketStatus::Open;
    std::string team{};  // empty: every team
    std::string after{}; // the reference of the last one of the page before; empty: the first page
    std::int64_t most = 0;
};

/// The rows of tickets as agents work on them; how customers place them is desk_store.h.
class TicketRecords {
public:
    explicit TicketRecords(Database& database) : database_(database) {}

    /// Open ones the oldest first, which are due first; the others the newest first.
    [[nodiscard]] std::vector<DeskTicket> list(const TicketQuestion& question);
    [[nodiscard]] std::optional<DeskTicket> find(const std::string& reference);
    [[nodiscard]] std::vector<TicketAnswer> answers(const std::string& reference);
    [[nodiscard]] std::optional<TicketAnswer> answer(const std::string& reference,
                                                     const std::string& id);
    void add(const std::string& reference, const TicketAnswer& answer);
    void set_status(const std::string& reference, TicketStatus status, Instant now);
    /// How many are open, by team.
    [[nodiscard]] std::vector<std::pair<std::string, std::int64_t>> open_by_team();

private:
    Database& database_;
};

} // namespace help::desk
