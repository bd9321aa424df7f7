#include "demo/server/domain/queue_news.h"

#include <cstdlib>

namespace help::desk {
namespace {

constexpr std::chrono::seconds kBetweenEstimates{5};
constexpr std::chrono::seconds kRefresh{15};
constexpr int kOneFifth = 5;

bool moved(std::chrono::seconds before, std::chrono::seconds after) {
    return std::abs((after - before).count()) * kOneFifth > before.count();
}

bool moved(const std::optional<WaitRange>& before, const std::optional<WaitRange>& after) {
    if (!before || !after) return before.has_value() != after.has_value();
    return moved(before->low, after->low) || moved(before->high, after->high);
}

} // namespace

std::vector<std::string> QueueNews::due(const std::map<std::string, QueuePlace>& queue,
                                        Instant now) {
    std::erase_if(told_, [&queue](const auto& told) { return !queue.contains(told.first); });
    std::vector<std::string> chats;
    for (const auto& [chat, place] : queue) {
        const auto before = told_.find(chat);
        const bool is_due = before == told_.end() ||
                            before->second.place.position != place.position ||
                            now - before->second.at >= kRefresh ||
                            (now - before->second.at >= kBetweenEstimates &&
                             (moved(before->second.place.estimate, place.estimate) ||
                              before->second.place.agents_online != place.agents_online));
        if (!is_due) continue;
        told_[chat] = {place, now};
        chats.push_back(chat);
    }
    return chats;
}

} // namespace help::desk
