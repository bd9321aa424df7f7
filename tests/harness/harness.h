#pragma once

#include "tests/harness/headless_host.h"
#include "tests/harness/scripted_backend.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace help::test {

/// A widget without a browser, used as a customer uses it: by role and name. Time passes only when
/// it is told to. What a customer could not do throws std::runtime_error with the screen as text,
/// which any test framework reports.
class Harness {
public:
    struct Options {
        std::string locale = "pt-BR";
        std::string name = "Ana Souza";
        std::string email = "ana@loja.example";
        std::string more = {}; ///< further members of the settings, as JSON, beginning with a comma
        std::string stored = {};                         ///< what the host kept of a ticket
        std::string stored_chat = {};                    ///< … and of a chat
        UtcTime now = from_unix_ms(1'795'348'800'000.0); ///< Sunday 2026-11-22 12:00 UTC
    };
    Harness();
    explicit Harness(const Options& options);

    ScriptedBackend backend;

    /// Shows the panel and lets the backend answer.
    void open(std::optional<Route> route = std::nullopt);
    void send(InputEvent event);
    /// Several things in one frame.
    void send(std::vector<InputEvent> events) { host_.give(std::move(events)); }

    /// Presses the button or follows nothing: a test fails if there is not exactly one, or if it
    /// cannot be pressed.
    void press(std::string_view name);
    /// Replaces what stands in the field, as the keyboard or the autofill would.
    void type(std::string_view label, std::string_view text);
    void choose(std::string_view label, std::string_view option);
    /// Chooses one of several: a tab, a bar, a star.
    void pick(Role role, std::string_view name);
    void press_escape();

    /// Time passes; whatever is due happens.
    void advance(Milliseconds duration) { host_.advance(duration); }
    /// The clock shows something else all of a sudden.
    void set_clock(UtcTime now) { host_.set_clock(now); }

    [[nodiscard]] const Node* find(Role role, std::string_view name) const {
        return host_.find(role, name);
    }
    [[nodiscard]] bool reads(std::string_view words) const;
    [[nodiscard]] std::string value(std::string_view label) const;
    [[nodiscard]] std::string error(std::string_view label) const;
    [[nodiscard]] std::string screen() const { return snapshot(host_.tree()); }
    [[nodiscard]] const SemanticTree& tree() const { return host_.tree(); }

    /// Every event for the page so far, as `name {detail}`.
    [[nodiscard]] const std::vector<std::string>& page_events() const {
        return host_.page_events();
    }
    [[nodiscard]] int page_event_count(std::string_view name) const {
        return host_.page_event_count(name);
    }
    /// What the host holds under `key`; nullopt: nothing.
    [[nodiscard]] std::optional<std::string> stored(const std::string& key = "ticket") const;
    [[nodiscard]] bool dismissed() const { return host_.dismissals() > 0; }
    /// What was said aloud, in order.
    [[nodiscard]] const std::vector<std::string>& said() const { return host_.said(); }
    /// Name of the node that was given the focus last.
    [[nodiscard]] std::string focused() const { return host_.focused(); }
    /// What the launcher says of what was not seen yet.
    [[nodiscard]] const std::string& unread_words() const { return host_.unread_words(); }
    /// How often the page was told that.
    [[nodiscard]] int times_unread_told() const { return host_.times_unread_told(); }
    /// Where the host was last told to scroll, CSS pixels.
    [[nodiscard]] float scrolled_to() const { return host_.scrolled_to(); }
    [[nodiscard]] UtcTime now() const { return host_.now(); }
    [[nodiscard]] bool drew() const { return host_.drew(); }
    [[nodiscard]] std::optional<UtcTime> wake_at() const { return host_.wake_at(); }
    /// One frame with nothing new; true when the widget asked for nothing and changed nothing.
    [[nodiscard]] bool is_quiet() { return host_.is_quiet(); }
    /// … and will not wake by itself either.
    [[nodiscard]] bool is_idle() { return host_.is_idle(); }

private:
    HeadlessHost host_;
};

/// Glyphs for the drawing backend that this test is linked with; null with help_tell.
[[nodiscard]] std::unique_ptr<GlyphSource> make_test_glyphs();

} // namespace help::test
