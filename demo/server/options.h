#pragma once

#include "demo/server/net/http_server.h"
#include "demo/server/net/static_files.h"

#include <string>
#include <variant>
#include <vector>

namespace help {

enum class Limits { Kept, None };
enum class Opening { AsInDeskFile, Always };

/// What the command line asks for, checked as far as that is possible without touching anything.
struct Options {
    net::ListenAddress listen{};
    std::string database_path{}; // a file, or `:memory:`
    std::string desk_file{};
    std::vector<net::StaticFolder> static_folders{};
    std::vector<std::string> origins{};
    Limits limits = Limits::Kept;
    Opening opening = Opening::AsInDeskFile;
    int bots = 0; // simulated agents
    bool new_passwords = false;
};

/// The program has nothing to serve: `--help`, `--version` (code 0, to stdout) or a wrong flag
/// (code 2, a sentence to stderr).
struct Farewell {
    int exit_code = 0;
    std::string text{};
};

[[nodiscard]] std::variant<Options, Farewell> read_options(int count, const char* const* arguments);

} // namespace help
