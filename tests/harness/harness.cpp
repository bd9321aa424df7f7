#include "tests/harness/harness.h"

#include "widget/wire/settings.h"

#include <stdexcept>

namespace help::test {

namespace {

/// A test ends here when a customer could not go on.
void need(bool there, const std::string& otherwise) {
    if (!there) {
        throw std::runtime_error(otherwise);
    }
}

std::string in_quotes(std::string_view text) {
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
                       in_quotes(options.locale) + R"(,"user":{"name":)" + in_quotes(options.name) +
                       R"(,"email":)" + in_quotes(options.email) + "}" + options.more;
    std::string kept;
    const auto keep = [&kept](std::string_view key, const std::string& text) {
        if (!text.empty()) {
            kept += (kept.empty() ? "" : ",") + in_quotes(key) + ":" + in_quotes(text);
        }
    };
    keep("ticket", options.stored);
    keep("chat", options.stored_chat);
    if (!kept.empty()) {
        json += R"(,"stored":{)" + kept + "}";
    }
    auto config = decode_config(json + "}");
    need(config.ok(), config.ok() ? std::string{} : config.error().message);
    return std::move(config.value());
}

} // namespace

Harness::Harness() : Harness(Options{}) {}

Harness::Harness(const Options& options)
    : host_(
          {.config = config_of(options),
           .now = options.now,
           .serve = [this](const std::vector<Effect>& effects) { return backend.serve(effects); }},
          make_test_glyphs()) {}

void Harness::open(std::optional<Route> route) {
    send(OpenPanel{route});
}

void Harness::send(InputEvent event) {
    std::vector<InputEvent> events;
    events.push_back(std::move(event));
    host_.give(std::move(events));
}

void Harness::press(std::string_view name) {
    const Node* button = find(Role::Button, name);
    need(button != nullptr, "no button \"" + std::string{name} + "\" on\n" + screen());
    need(!button->is(state::kDisabled), "the button \"" + std::string{name} + "\" is disabled");
    host_.act(button->id, ActionKind::Click);
}

void Harness::type(std::string_view label, std::string_view text) {
    const Node* field = host_.field(label);
    need(field != nullptr, "no field \"" + std::string{label} + "\" on\n" + screen());
    host_.act(field->id, ActionKind::SetValue, std::string{text});
}

void Harness::pick(Role role, std::string_view name) {
    const Node* node = find(role, name);
    need(node != nullptr, "no \"" + std::string{name} + "\" on\n" + screen());
    host_.act(node->id, ActionKind::Click);
}

void Harness::choose(std::string_view label, std::string_view option) {
    const Node* field = host_.field(label);
    const Node* choice = find(Role::Option, option);
    need(field != nullptr, "no field \"" + std::string{label} + "\" on\n" + screen());
    need(choice != nullptr, "no option \"" + std::string{option} + "\" on\n" + screen());
    host_.act(field->id, ActionKind::SetValue, choice->value());
}

void Harness::press_escape() {
    need(!tree().nodes.empty(), "there is no panel to dismiss");
    host_.act(tree().nodes.front().id, ActionKind::Dismiss);
}

bool Harness::reads(std::string_view words) const {
    return screen().find(words) != std::string::npos;
}

std::string Harness::value(std::string_view label) const {
    const Node* field = host_.field(label);
    return field == nullptr ? "(no such field)" : field->value();
}

std::string Harness::error(std::string_view label) const {
    const Node* field = host_.field(label);
    return field == nullptr ? "(no such field)" : field->text(TextPart::Error);
}

std::optional<std::string> Harness::stored(const std::string& key) const {
    const auto& kept = host_.stored();
    const auto at = kept.find(key);
    return at == kept.end() ? std::nullopt : std::optional{at->second};
}

} // namespace help::test
