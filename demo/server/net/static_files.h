#pragma once

#include "demo/server/net/message.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace help::net {

/// A folder that is served under a prefix of the URL; the prefix starts and ends with a slash.
struct StaticFolder {
    std::string prefix{};
    std::filesystem::path folder{};
};

/// Serves files of some folders, and nothing outside them: not through `..`, an encoded slash, a
/// symbolic link or a name that starts with a dot. The folder with the longest prefix that has the
/// file wins; of equal prefixes the one that was given last. `/` at the end means `index.html`.
class StaticFiles {
public:
    explicit StaticFiles(std::vector<StaticFolder> folders);

    /// A file, 304, 301 to a folder's slash, 404 or 405.
    [[nodiscard]] Response answer(const Request& request) const;

private:
    std::vector<StaticFolder> folders_; // in the order in which they are asked
};

} // namespace help::net
