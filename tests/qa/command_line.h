#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace help::qa {

/// What the command was asked to do.
struct Options {
    std::vector<std::string> paths; ///< files and folders
    std::string junit;              ///< file; empty: none
    std::string pictures;           ///< folder; empty: none
    std::string record;             ///< folder; empty: none
    std::string replay;             ///< file; then nothing else runs
    std::string backend;            ///< URL; empty: the scripted one
    std::string locale;             ///< replaces that of every scenario; empty: theirs
    std::string only;               ///< part of a name; empty: all
    int repeat = 1;
    bool list = false;
    bool quiet = false;
    bool record_text = false;
    bool help = false;
    bool verbs = false;
};

/// The command was not understood; the sentence says why.
class WrongUse : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Throws WrongUse.
[[nodiscard]] Options read_command_line(const std::vector<std::string>& arguments);

extern const std::string_view kUsage;

} // namespace help::qa
