#pragma once

#include <string>

namespace help::desk {

/// Writes the database at `path` as one file to `target`, as it is at one moment, while a server
/// may go on using it. `target` appears whole or not at all, and replaces what was there. Throws
/// StoreFault.
void back_up(const std::string& path, const std::string& target);

} // namespace help::desk
