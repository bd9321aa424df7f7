#pragma once

#include "demo/server/store/database.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace help::desk {

/// How much was erased.
struct ErasedData {
    bool operator==(const ErasedData&) const = default;

    std::int64_t tickets = 0;
    std::int64_t attachments = 0;
    std::int64_t chats = 0;
    std::int64_t messages = 0;
    std::int64_t events = 0;
    std::int64_t sessions = 0;
    std::int64_t subjects = 0; // names of theirs, with what a host has said of them
};

/// All that is kept about one person, for their right to see it and to have it erased (LGPD
/// article 18, GDPR articles 15 and 17). A person is an e-mail address (in any case of letters), a
/// subject, or the host's own name of a customer. An address stands for what was written under it,
/// and for all of a customer for whom the host has vouched with it. An empty person is nobody.
class CustomerData {
public:
    explicit CustomerData(Database& database) : database_(database) {}

    [[nodiscard]] nlohmann::ordered_json of(const std::string& person);

    /// First the files, each by itself, because they are many bytes and a server may be waiting to
    /// write; then the rest, all or nothing. What was cut short goes on when it is repeated. What
    /// is gone is overwritten in the database file as well.
    ErasedData erase(const std::string& person);

private:
    /// How many there were.
    std::int64_t erase_files(const std::string& person);
    /// Fills the temporary tables that say what belongs to the person.
    void gather(const std::string& person);

    Database& database_;
};

} // namespace help::desk
