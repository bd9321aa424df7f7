#include "demo/server/store/waiting_files.h"

#include <algorithm>
#include <utility>

namespace help::desk {

std::optional<std::chrono::seconds> WaitingFiles::add(File file, std::int64_t most) {
    // It was refused for another reason when it came before, and counts once.
    std::erase_if(files_, [&](const File& earlier) { return earlier.id == file.id; });
    if (file.address.empty()) return std::nullopt;
    while (!files_.empty() && files_.front().since + kAttachmentWaits <= file.since)
        files_.pop_front();
    if (bytes_of(file.address) + file.size > most) forget_taken_of(file.address);
    if (bytes_of(file.address) + file.size > most) {
        const auto oldest = std::ranges::find(files_, file.address, &File::address);
        const auto since = oldest == files_.end() ? file.since : oldest->since;
        return since + kAttachmentWaits - file.since;
    }
    files_.push_back(std::move(file));
    return std::nullopt;
}

std::int64_t WaitingFiles::bytes_of(const std::string& address) const {
    std::int64_t bytes = 0;
    for (const auto& file : files_)
        if (file.address == address) bytes += file.size;
    return bytes;
}

/// Asked of the store rather than told by it: a file stops waiting in many ways, and one that was
/// not admitted, or whose transaction was undone, has never waited. Only now, because it is a
/// question for each file.
void WaitingFiles::forget_taken_of(const std::string& address) {
    std::erase_if(files_, [&](const File& file) {
        return file.address == address &&
               database_.run("SELECT 1 FROM attachment WHERE id = $1 AND ticket = ''", {file.id})
                   .empty();
    });
}

} // namespace help::desk
