#pragma once

#include <optional>
#include <string>

namespace help::desk {

/// Writes the database at `path` as one file to `target`, as it is at one moment, while a server
/// may go on using it. `target` appears whole or not at all, and replaces what was there, whose
/// owner and mode it has where we may give it away; the owner of the folder where nothing was.
/// Throws StoreFault.
void back_up(const std::string& path, const std::string& target);

/// True when a back-up of `path` to `target` would replace the database itself, by whatever name or
/// link, or a file that SQLite keeps beside it: a server that runs goes on writing into the file
/// that was replaced, and what it takes from then on is lost.
[[nodiscard]] bool is_own_file(const std::string& path, const std::string& target);

/// The log or journal that lies beside `target`: a server uses that database, or has crashed. What
/// takes its place is read together with them, and is broken by that. Nothing after a stop.
[[nodiscard]] std::optional<std::string> sign_of_use(const std::string& target);

} // namespace help::desk
