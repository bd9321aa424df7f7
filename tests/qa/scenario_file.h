#pragma once

#include "tests/qa/fields.h"
#include "tests/qa/scenario.h"

namespace help::qa {

inline constexpr std::size_t kLargestFile = std::size_t{1024} * 1024;
inline constexpr std::size_t kMostSteps = 500;

/// The scenario in `text`, checked whole: its verbs, its settings and desk by the widget's own
/// decoders. Throws WrongFile. `locale`, when not empty, replaces that of the settings.
[[nodiscard]] Scenario
read_scenario(const std::string& file, std::string_view text, std::string_view locale);

/// Of one file. Throws WrongFile, also when it cannot be read.
[[nodiscard]] Scenario load_scenario(const std::string& file, std::string_view locale);

/// The files that the arguments name: a file as it is, a folder's *.json in order of their names,
/// without those of the schema. Throws WrongFile for a path that is not there.
[[nodiscard]] std::vector<std::string> scenario_files(const std::vector<std::string>& paths);

} // namespace help::qa
