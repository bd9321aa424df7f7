#pragma once

#include "tests/qa/pictures.h"
#include "tests/qa/stage.h"

#include <functional>
#include <memory>
#include <string>

namespace help::qa {

/// How one run of a scenario ended.
struct Outcome {
    bool passed = true;
    double milliseconds = 0;
    // Of a failure:
    std::size_t step = 0; ///< index into Scenario::steps
    std::string why;      ///< what was expected
    std::string screen;   ///< as text
};

struct StoryTools {
    std::function<std::unique_ptr<Backend>(const Scenario&)> make_backend;
    JournalWriter* journal = nullptr;  ///< null: nothing is recorded
    PictureFolder* pictures = nullptr; ///< null: no pictures
};

/// Tells the story from its first step to its last, or to the first that fails.
[[nodiscard]] Outcome tell(const Scenario& scenario, const StoryTools& tools);

} // namespace help::qa
