#include "tests/harness/headless_host.h"

#include "widget/a11y/tree_ops.h"

#include <algorithm>
#include <cstring>
#include <stdexcept>

namespace help::test {

namespace {

/// A widget that has not come to rest after so many frames has a defect of its own.
constexpr int kMostFrames = 50;

/// Reads packed operations again, as a page would, as far as a test needs them.
class Reader {
public:
    explicit Reader(const std::vector<std::uint8_t>& bytes) : bytes_(bytes) {}
    [[nodiscard]] bool done() const { return at_ == bytes_.size(); }
    std::uint8_t take8() { return bytes_.at(at_++); }
    std::uint32_t take32() {
        std::uint32_t value = 0;
        for (unsigned shift = 0; shift < 32; shift += 8) {
            value |= static_cast<std::uint32_t>(take8()) << shift;
        }
        return value;
    }
    std::string take_text() {
        const std::uint32_t size = take32();
        std::string text;
        for (std::uint32_t i = 0; i < size; ++i) {
            text.push_back(static_cast<char>(take8()));
        }
        return text;
    }
    void skip(std::size_t count) { at_ += count; }

private:
    const std::vector<std::uint8_t>& bytes_;
    std::size_t at_ = 0;
};

/// Throws where two nodes have one id: a page could not tell them apart.
void need_own_ids(const std::vector<Node>& nodes) {
    std::vector<NodeId> ids;
    ids.reserve(nodes.size());
    for (const Node& node : nodes) {
        ids.push_back(node.id);
    }
    std::sort(ids.begin(), ids.end());
    const auto twice = std::adjacent_find(ids.begin(), ids.end());
    if (twice == ids.end()) {
        return;
    }
    std::string message = "these nodes have one id:";
    for (const Node& node : nodes) {
        if (node.id == *twice) {
            message += " \"" + std::string{node.name()} + "\"";
        }
    }
    throw std::runtime_error(message);
}

} // namespace

HeadlessHost::HeadlessHost(Setup setup, std::unique_ptr<GlyphSource> glyphs)
    : glyphs_(std::move(glyphs)), widget_(setup.config, glyphs_.get()),
      serve_(std::move(setup.serve)), watch_(std::move(setup.watch)), now_(setup.now),
      viewport_(setup.viewport) {
    const Config& config = setup.config;
    for (const auto& [key, value] : {std::pair{"ticket", &config.stored_ticket},
                                     {"chat", &config.stored_chat},
                                     {"notices", &config.stored_notices}}) {
        if (value->has_value()) {
            stored_[key] = **value;
        }
    }
    give({});
}

void HeadlessHost::give(std::vector<InputEvent> events) {
    for (int frame = 0; frame < kMostFrames; ++frame) {
        Input input;
        input.now = now_;
        input.viewport = viewport_;
        input.events = std::move(events);
        const Output& output = widget_.frame(input);
        take(output);
        if (watch_) {
            watch_(input, output);
        }
        events = serve_(output.effects);
        if (events.empty()) {
            return;
        }
    }
    throw std::runtime_error("the widget and the backend never come to rest");
}

void HeadlessHost::act(NodeId node, ActionKind kind, std::string data) {
    std::vector<InputEvent> events;
    events.emplace_back(ActionRequest{node, kind, std::move(data)});
    give(std::move(events));
}

void HeadlessHost::advance(Milliseconds duration) {
    const UtcTime end = now_ + duration;
    while (wake_at_ && *wake_at_ <= end) {
        now_ = std::max(now_, *wake_at_);
        give({});
    }
    now_ = end;
    give({});
}

void HeadlessHost::set_clock(UtcTime now) {
    now_ = now;
    give({});
}

bool HeadlessHost::is_quiet() {
    give({});
    return last_operations_ == 0 && last_effects_ == 0 && !drew_;
}

bool HeadlessHost::is_idle() {
    return is_quiet() && !wake_at_;
}

const Node* HeadlessHost::find(Role role, std::string_view name) const {
    const auto& nodes = tree().nodes;
    const auto at = std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) {
        return node.role == role && node.name() == name;
    });
    return at == nodes.end() ? nullptr : &*at;
}

const Node* HeadlessHost::field(std::string_view label) const {
    for (const Role role : {Role::TextField, Role::TextArea, Role::ComboBox}) {
        if (const Node* node = find(role, label)) {
            return node;
        }
    }
    return nullptr;
}

int HeadlessHost::page_event_count(std::string_view name) const {
    const std::string start = std::string{name} + " ";
    return static_cast<int>(
        std::count_if(page_events_.begin(), page_events_.end(),
                      [&](const std::string& event) { return event.starts_with(start); }));
}

std::string HeadlessHost::focused() const {
    const Node* node = tree().find(focused_);
    return node == nullptr ? std::string{} : node->name();
}

void HeadlessHost::take(const Output& output) {
    read_operations(*output.tree);
    if (!output.tree->empty()) {
        need_own_ids(tree().nodes);
    }
    last_operations_ = output.tree->size();
    last_effects_ = output.effects.size();
    drew_ = output.draw != nullptr;
    wake_at_ = output.wake_at;
    for (const Effect& effect : output.effects) {
        if (const auto* event = std::get_if<Notify>(&effect)) {
            page_events_.push_back(std::string{event->name} + " " + event->detail);
        } else if (const auto* store = std::get_if<Store>(&effect)) {
            if (store->value) {
                stored_[std::string{store->key}] = *store->value;
            } else {
                stored_.erase(std::string{store->key});
            }
        } else if (const auto* unread = std::get_if<ShowUnread>(&effect)) {
            unread_words_ = unread->words;
            ++unread_told_;
        } else if (std::holds_alternative<Dismiss>(effect)) {
            ++dismissals_;
        }
    }
}

void HeadlessHost::read_operations(const std::vector<std::uint8_t>& bytes) {
    Reader reader{bytes};
    while (!reader.done()) {
        const auto op = static_cast<TreeOp>(reader.take8());
        switch (op) {
        case TreeOp::Add:
            reader.skip(14);
            break;
        case TreeOp::Remove:
            reader.skip(4);
            break;
        case TreeOp::Move:
        case TreeOp::Content:
            reader.skip(8);
            break;
        case TreeOp::ScrollTo: {
            reader.skip(4);
            const std::uint32_t bits = reader.take32();
            std::memcpy(&scrolled_to_, &bits, sizeof scrolled_to_);
            break;
        }
        case TreeOp::Number:
            reader.skip(9);
            break;
        case TreeOp::Box:
        case TreeOp::ControlBox:
            reader.skip(20);
            break;
        case TreeOp::Text:
            reader.skip(5);
            (void)reader.take_text();
            break;
        case TreeOp::Focus:
            focused_ = reader.take32();
            break;
        case TreeOp::Say:
            reader.skip(1);
            said_.push_back(reader.take_text());
            break;
        }
    }
}

} // namespace help::test
