#pragma once

#include "demo/server/store/chat_records.h"

#include <map>
#include <optional>
#include <string>

namespace help::desk {

/// From which addresses the chats that wait have come, so that one of them cannot fill the queue.
/// In memory only, because no address is ever stored: after a restart those who wait already count
/// for nobody. On the store's thread only.
class WaitingByAddress {
public:
    /// `most` chats of an address may wait at once; nothing: as many as the queue takes.
    WaitingByAddress(ChatRecords& chats, std::optional<int> most) : chats_(chats), most_(most) {}

    /// False for nobody's address, the empty one.
    [[nodiscard]] bool has_most(const std::string& address);

    void add(const std::string& chat, const std::string& address);

private:
    void forget_served();

    ChatRecords& chats_;
    std::optional<int> most_;
    std::map<std::string, std::string> addresses_{}; // by chat
};

} // namespace help::desk
