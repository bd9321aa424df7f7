#pragma once

#include "tests/qa/story.h"

#include <string>
#include <vector>

namespace help::qa {

/// One story and how all its runs went.
struct StoryResult {
    const Scenario* scenario = nullptr;
    Outcome outcome; ///< of the first run that failed, else of the last one; time: of all runs
    int runs = 1;
};

/// One line, and for a failure: which step, what was expected, the screen.
[[nodiscard]] std::string story_report(const StoryResult& result);

/// "N passed, N failed", and how long it took.
[[nodiscard]] std::string summary(const std::vector<StoryResult>& results);

/// JUnit's XML, as continuous integration reads it.
[[nodiscard]] std::string junit_xml(const std::vector<StoryResult>& results);

} // namespace help::qa
