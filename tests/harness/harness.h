#pragma once

#include "tests/harness/scripted_backend.h"
#include "widget/text/shaper.h"
#include "widget/widget.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace help::test {

/// A widget without a browser, used as a customer uses it: by role and name. Time passes only when
/// it is told to.
class Harness {
public:
    struct Options {
        std::string locale = "pt-BR";
        std::string name = "Ana Souza";
        std::string email = "ana@loja.example";
        std::string more = {}; ///< further members of the settings, as JSON, beginning with a comma
        std::string stored = {}; ///< what the host kept of a ticket
    };
    Harness();
    explicit Harness(const Options& options);
    ~Harness();
    Harness(const Harness&) = delete;
    Harness& operator=(const Harness&) = delete;

    ScriptedBackend backend;

    /// Shows the panel and lets the backend answer.
    void open(std::optional<Route> route = std::nullopt);
    void send(InputEvent event);
    /// Several things in one frame.
    void send(std::vector<InputEvent> events) { run(std::move(events)); }

    /// Presses the button or follows nothing: a test fails if there is not exactly one, or if it
    /// cannot be pressed.
    void press(std::string_view name);
    /// Replaces what stands in the field, as the keyboard or the autofill would.
    void type(std::string_view label, std::string_view text);
    void choose(std::string_view label, std::string_view option);
    void press_escape();

    /// Time passes; whatever is due happens.
    void advance(Milliseconds duration);

    [[nodiscard]] const Node* find(Role role, std::string_view name) const;
    [[nodiscard]] bool reads(std::string_view words) const;
    [[nodiscard]] std::string value(std::string_view label) const;
    [[nodiscard]] std::string error(std::string_view label) const;
    [[nodiscard]] std::string screen() const { return snapshot(widget_->tree()); }
    [[nodiscard]] const SemanticTree& tree() const { return widget_->tree(); }

    /// Every event for the page so far, as `name {detail}`.
    [[nodiscard]] const std::vector<std::string>& page_events() const { return page_events_; }
    [[nodiscard]] int page_event_count(std::string_view name) const;
    /// What the host holds of the ticket; nullopt: nothing.
    [[nodiscard]] const std::optional<std::string>& stored() const { return stored_; }
    [[nodiscard]] bool dismissed() const { return dismissed_; }
    /// What was said aloud, in order.
    [[nodiscard]] const std::vector<std::string>& said() const { return said_; }
    /// Name of the node that was given the focus last.
    [[nodiscard]] std::string focused() const;
    /// Where the host was last told to scroll, CSS pixels.
    [[nodiscard]] float scrolled_to() const { return scrolled_to_; }
    [[nodiscard]] UtcTime now() const { return now_; }
    [[nodiscard]] bool drew() const { return drew_; }
    [[nodiscard]] std::optional<UtcTime> wake_at() const { return wake_at_; }
    /// One frame with nothing new; true when the widget asked for nothing and changed nothing.
    [[nodiscard]] bool is_idle();

private:
    void run(std::vector<InputEvent> events);
    void take(const Output& output);
    void read_operations(const std::vector<std::uint8_t>& bytes);
    void act(NodeId node, ActionKind kind, std::string data);

    std::unique_ptr<GlyphSource> glyphs_;
    std::unique_ptr<Widget> widget_;
    UtcTime now_;
    std::vector<std::string> page_events_;
    std::vector<std::string> said_;
    std::optional<std::string> stored_;
    std::optional<UtcTime> wake_at_;
    NodeId focused_ = kNoNode;
    std::size_t last_operations_ = 0;
    std::size_t last_effects_ = 0;
    float scrolled_to_ = 0;
    bool drew_ = false;
    bool dismissed_ = false;
};

/// Glyphs for the drawing backend that this test is linked with; null with help_tell.
[[nodiscard]] std::unique_ptr<GlyphSource> make_test_glyphs();

} // namespace help::test
