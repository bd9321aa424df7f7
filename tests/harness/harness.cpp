#include "tests/harness/harness.h"

#include "widget/a11y/tree_ops.h"
#include "widget/text/shaper.h"
#include "widget/wire/settings.h"

#include <algorithm>
#include <cstring>
#include <doctest/doctest.h>

namespace help::test {

namespace {

/// Sunday 2026-11-22 12:00 UTC.
constexpr double kStart = 1795348800000.0;

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            result.push_back('\\');
        }
        result.push_back(c);
    }
    return result + "\"";
}

Config config_of(const Harness::Options& options) {
    std::string json = R"({"seed":")" + std::string(64, '7') +
                       R"(","endpoint":"","transport":"http","site":"demo","locale":)" +
                       quoted(options.locale) + R"(,"user":{"name":)" + quoted(options.name) +
                       R"(,"email":)" + quoted(options.email) + "}" + options.more;
    if (!options.stored.empty()) {
        json += R"(,"stored":{"ticket":)" + quoted(options.stored) + "}";
    }
    auto config = decode_config(json + "}");
    REQUIRE_MESSAGE(config.ok(), (config.ok() ? std::string{} : config.error().message));
    return std::move(config.value());
}

/// Reads packed operations again, as a host would, as far as a test needs them.
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

} // namespace

Harness::Harness() : Harness(Options{}) {}

Harness::Harness(const Options& options) : glyphs_(make_test_glyphs()), now_(from_unix_ms(kStart)) {
    if (!options.stored.empty()) {
        stored_ = options.stored;
    }
    widget_ = std::make_unique<Widget>(config_of(options), glyphs_.get());
    run({});
}

Harness::~Harness() = default;

void Harness::open(std::optional<Route> route) {
    send(OpenPanel{route});
}

void Harness::send(InputEvent event) {
    std::vector<InputEvent> events;
    events.push_back(std::move(event));
    run(std::move(events));
}

void Harness::run(std::vector<InputEvent> events) {
    // The backend answers until nobody has anything to say; a widget that never came to rest would
    // be a defect of its own.
    for (int round = 0; round < 50; ++round) {
        Input input;
        input.now = now_;
        input.events = std::move(events);
        const Output& output = widget_->frame(input);
        take(output);
        events = backend.serve(output.effects);
        if (events.empty()) {
            return;
        }
    }
    FAIL("the widget and the backend never come to rest");
}

void Harness::take(const Output& output) {
    read_operations(*output.tree);
    last_operations_ = output.tree->size();
    last_effects_ = output.effects.size();
    drew_ = output.draw != nullptr;
    wake_at_ = output.wake_at;
    for (const Effect& effect : output.effects) {
        if (const auto* event = std::get_if<Notify>(&effect)) {
            page_events_.push_back(std::string{event->name} + " " + event->detail);
        } else if (const auto* store = std::get_if<Store>(&effect)) {
            stored_ = store->value;
        } else if (std::holds_alternative<Dismiss>(effect)) {
            dismissed_ = true;
        }
    }
}

void Harness::read_operations(const std::vector<std::uint8_t>& bytes) {
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

void Harness::act(NodeId node, ActionKind kind, std::string data) {
    send(ActionRequest{node, kind, std::move(data)});
}

const Node* Harness::find(Role role, std::string_view name) const {
    const auto& nodes = widget_->tree().nodes;
    const auto at = std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) {
        return node.role == role && node.name() == name;
    });
    return at == nodes.end() ? nullptr : &*at;
}

void Harness::press(std::string_view name) {
    const Node* button = find(Role::Button, name);
    REQUIRE_MESSAGE(button != nullptr, "no button \"" << std::string{name} << "\" on\n"
                                                      << screen());
    REQUIRE_FALSE(button->is(state::kDisabled));
    act(button->id, ActionKind::Click, {});
}

namespace {

const Node* field_of(const Harness& harness, std::string_view label) {
    for (const Role role : {Role::TextField, Role::TextArea, Role::ComboBox}) {
        if (const Node* node = harness.find(role, label)) {
            return node;
        }
    }
    return nullptr;
}

} // namespace

void Harness::type(std::string_view label, std::string_view text) {
    const Node* field = field_of(*this, label);
    REQUIRE_MESSAGE(field != nullptr, "no field \"" << std::string{label} << "\" on\n" << screen());
    act(field->id, ActionKind::SetValue, std::string{text});
}

void Harness::choose(std::string_view label, std::string_view option) {
    const Node* field = field_of(*this, label);
    const Node* choice = find(Role::Option, option);
    REQUIRE(field != nullptr);
    REQUIRE_MESSAGE(choice != nullptr, "no option \"" << std::string{option} << "\"");
    act(field->id, ActionKind::SetValue, choice->value());
}

void Harness::press_escape() {
    REQUIRE_FALSE(widget_->tree().nodes.empty());
    act(widget_->tree().nodes.front().id, ActionKind::Dismiss, {});
}

void Harness::advance(Milliseconds duration) {
    const UtcTime end = now_ + duration;
    while (wake_at_ && *wake_at_ <= end) {
        now_ = std::max(now_, *wake_at_);
        run({});
    }
    now_ = end;
    run({});
}

bool Harness::reads(std::string_view words) const {
    return screen().find(words) != std::string::npos;
}

std::string Harness::value(std::string_view label) const {
    const Node* field = field_of(*this, label);
    return field == nullptr ? "(no such field)" : field->value();
}

std::string Harness::error(std::string_view label) const {
    const Node* field = field_of(*this, label);
    return field == nullptr ? "(no such field)" : field->text(TextPart::Error);
}

int Harness::page_event_count(std::string_view name) const {
    return static_cast<int>(
        std::count_if(page_events_.begin(), page_events_.end(), [name](const std::string& event) {
            return event.starts_with(std::string{name} + " ");
        }));
}

std::string Harness::focused() const {
    const Node* node = widget_->tree().find(focused_);
    return node == nullptr ? std::string{} : node->name();
}

bool Harness::is_idle() {
    run({});
    return last_operations_ == 0 && last_effects_ == 0 && !drew_ && !wake_at_;
}

} // namespace help::test
