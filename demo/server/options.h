#pragma once

#include "demo/server/net/http_server.h"
#include "demo/server/net/operations.h"
#include "demo/server/net/static_files.h"
#include "demo/server/tasks.h"

#include <chrono>
#include <optional>
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
    net::TrustedProxy proxy{}; // nobody, unless one is named
    net::MetricsFor metrics_for = net::MetricsFor::ThisMachine;
    std::optional<std::chrono::days> kept{}; // closed chats and answered tickets; none: for ever
    bool sample_history = false;             // eight weeks made up, into a new database
};

/// The program has nothing to serve: `--help`, `--version` (code 0, to stdout) or a wrong flag
/// (code 2, a sentence to stderr).
struct Farewell {
    int exit_code = 0;
    std::string text{};
};

/// What the command line asks for: to serve, to do one task with the database, or nothing.
[[nodiscard]] std::variant<Options, Task, Farewell> read_options(int count,
                                                                 const char* const* arguments);

} // namespace help
