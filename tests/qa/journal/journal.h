#pragma once

#include "tests/qa/journal/fingerprint.h"
#include "tests/qa/journal/mask.h"

#include <iosfwd>
#include <memory>
#include <optional>
#include <string_view>

namespace help::qa {

/// The version that a recording of this build is marked with.
extern const std::string_view kBuild;

/// Writes everything that enters a widget as JSON Lines (docs/qa.md), with the fingerprint of every
/// frame. A widget of its own is given the inputs as they are written, masked ones included: so
/// what is in the file is consistent in itself, and replays to identical outputs.
class JournalWriter {
public:
    /// `out` outlives the writer.
    JournalWriter(std::ostream& out, TypedText typed) : out_(out), typed_(typed) {}

    /// A new widget begins. `settings`: those of help_create, with `stored`. Throws
    /// std::runtime_error when the widget refuses them.
    void begin(nlohmann::json settings);
    /// A frame that the widget was given.
    void frame(const Input& input);

private:
    [[nodiscard]] InputEvent to_write(InputEvent event) const;

    std::ostream& out_;
    TypedText typed_;
    std::unique_ptr<Witness> witness_;
};

struct ReplayReport {
    std::size_t frames = 0;
    /// The first frame that differs, as "line 12: …"; nullopt: all were identical.
    std::optional<std::string> difference;
    /// Who recorded the widget of the last frame, as it is written there; empty: not said.
    std::string build;
};

/// Runs what a JournalWriter wrote and compares every frame. Throws std::runtime_error for a file
/// that is no journal.
[[nodiscard]] ReplayReport replay(std::istream& journal);

} // namespace help::qa
