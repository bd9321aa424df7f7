#pragma once

#include "widget/text/shaper.h"
#include "widget/widget.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace help::test {

/// The browser's part around one widget, without a browser: runs frames until nobody has anything
/// to say, keeps what the page would keep. Time passes only when it is told to.
class HeadlessHost {
public:
    /// Takes the effects of a frame; gives what the widget is told in the next one.
    using Serve = std::function<std::vector<InputEvent>(const std::vector<Effect>&)>;
    /// Sees every frame as it was.
    using Watch = std::function<void(const Input&, const Output&)>;
    struct Setup {
        Config config;
        UtcTime now;
        Viewport viewport = {};
        Serve serve;
        Watch watch = {};
    };

    /// Runs the first frame. `glyphs` as in Widget.
    HeadlessHost(Setup setup, std::unique_ptr<GlyphSource> glyphs);

    /// Several things in one frame, then frames until the widget and the backend rest. Throws
    /// std::runtime_error when they never do, and when two nodes of a screen have one id.
    void give(std::vector<InputEvent> events);
    void act(NodeId node, ActionKind kind, std::string data = {});
    /// Time passes; whatever is due happens.
    void advance(Milliseconds duration);
    /// The clock shows something else all of a sudden: it was set, or the machine slept.
    void set_clock(UtcTime now);
    /// One frame with nothing new; true when the widget asked for nothing, changed nothing and
    /// drew nothing.
    [[nodiscard]] bool is_quiet();
    /// Quiet, and it does not want to be woken either.
    [[nodiscard]] bool is_idle();

    [[nodiscard]] const SemanticTree& tree() const { return widget_.tree(); }
    [[nodiscard]] const Node* find(Role role, std::string_view name) const;
    /// The field with this label: TextField, TextArea or ComboBox; null: there is none.
    [[nodiscard]] const Node* field(std::string_view label) const;
    [[nodiscard]] UtcTime now() const { return now_; }
    [[nodiscard]] const Viewport& viewport() const { return viewport_; }
    [[nodiscard]] std::optional<UtcTime> wake_at() const { return wake_at_; }
    [[nodiscard]] bool drew() const { return drew_; }

    /// Every event for the page so far, as `name {detail}`.
    [[nodiscard]] const std::vector<std::string>& page_events() const { return page_events_; }
    [[nodiscard]] int page_event_count(std::string_view name) const;
    /// What was said aloud, in order.
    [[nodiscard]] const std::vector<std::string>& said() const { return said_; }
    /// What the page keeps for the next widget, by key.
    [[nodiscard]] const std::map<std::string, std::string>& stored() const { return stored_; }
    /// How often the customer has closed the panel.
    [[nodiscard]] int dismissals() const { return dismissals_; }
    /// Name of the node that was given the focus last; empty: none, or it is gone.
    [[nodiscard]] std::string focused() const;
    /// What the launcher says of what the customer has not seen; empty: nothing.
    [[nodiscard]] const std::string& unread_words() const { return unread_words_; }
    /// How often the page was told what the launcher says.
    [[nodiscard]] int times_unread_told() const { return unread_told_; }
    /// Where the page was last told to scroll, CSS pixels.
    [[nodiscard]] float scrolled_to() const { return scrolled_to_; }

private:
    void take(const Output& output);
    void read_operations(const std::vector<std::uint8_t>& bytes);

    std::unique_ptr<GlyphSource> glyphs_;
    Widget widget_;
    Serve serve_;
    Watch watch_;
    UtcTime now_;
    Viewport viewport_;
    std::vector<std::string> page_events_;
    std::vector<std::string> said_;
    std::map<std::string, std::string> stored_;
    std::optional<UtcTime> wake_at_;
    std::string unread_words_;
    NodeId focused_ = kNoNode;
    std::size_t last_operations_ = 0;
    std::size_t last_effects_ = 0;
    float scrolled_to_ = 0;
    bool drew_ = false;
    int dismissals_ = 0;
    int unread_told_ = 0;
};

} // namespace help::test
