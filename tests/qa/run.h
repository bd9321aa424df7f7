#pragma once

#include "tests/qa/command_line.h"

namespace help::qa {

/// The command's exit codes.
enum ExitCode : int { kAllPassed = 0, kSomeFailed = 1, kWrong = 2 };

/// Does what the options say. Throws WrongFile, WrongUse, std::runtime_error for what ends in
/// kWrong.
[[nodiscard]] ExitCode run(const Options& options);

} // namespace help::qa
