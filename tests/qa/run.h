#pragma once

#include "tests/qa/command_line.h"

namespace help::qa {

/// The command's exit codes.
enum ExitCode : int { AllPassed = 0, SomeFailed = 1, Wrong = 2 };

/// Does what the options say. Throws WrongFile, WrongUse, std::runtime_error for what ends in
/// Wrong.
[[nodiscard]] ExitCode run(const Options& options);

} // namespace help::qa
