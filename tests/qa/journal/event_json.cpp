#include "tests/qa/journal/event_json.h"

#include "widget/base/text.h"
#include "widget/ui/theme.h"
#include "widget/wire/settings.h"

#include <array>
#include <stdexcept>

namespace help::qa {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 7> kActions = {"",         "click",  "focus",  "blur",
                                                      "setValue", "scroll", "dismiss"};
constexpr std::array<std::string_view, 4> kFaults = {"network", "timeout", "too-large", "blocked"};

std::string_view sentence_key(Sentence sentence) {
    static constexpr std::string_view kKeys[] = {
#define HELP_MESSAGE(key, portuguese, english, spanish) #key,
#include "widget/i18n/messages.inc"
#undef HELP_MESSAGE
    };
    return kKeys[static_cast<std::size_t>(sentence)];
}

std::string hex(std::string_view bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text.push_back(kDigits[byte >> 4U]);
        text.push_back(kDigits[byte & 15U]);
    }
    return text;
}

/// Bytes that are no UTF-8 cannot stand in JSON: they go as hex digits under another key.
void put_bytes(json& object, const std::string& key, const std::string& bytes) {
    if (is_utf8(bytes)) {
        object[key] = bytes;
    } else {
        object[key + "Hex"] = hex(bytes);
    }
}

std::string bytes_of(const json& object, const std::string& key) {
    const auto plain = object.find(key);
    if (plain != object.end()) {
        return plain->get<std::string>();
    }
    const std::string digits = object.at(key + "Hex").get<std::string>();
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        bytes.push_back(static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16)));
    }
    return bytes;
}

void put_preferences(json& object, const Preferences& preferences) {
    object["dark"] = preferences.scheme == Scheme::Dark;
    object["reducedMotion"] = preferences.reduced_motion;
    object["fontScale"] = preferences.font_scale;
    object["utcOffset"] = preferences.utc_offset_minutes;
}

struct ToJson {
    json operator()(const ActionRequest& event) const {
        json object = {{"type", "act"},
                       {"node", event.node},
                       {"action", kActions.at(static_cast<std::size_t>(event.kind))}};
        put_bytes(object, "data", event.data);
        return object;
    }
    json operator()(const Prepare& /*event*/) const { return {{"type", "prepare"}}; }
    json operator()(const OpenPanel& event) const {
        json object = {{"type", "open"}};
        if (event.route) {
            object["route"] = route_name(*event.route);
        }
        return object;
    }
    json operator()(const ClosePanel& /*event*/) const { return {{"type", "close"}}; }
    json operator()(const NewSettings& event) const {
        return {{"type", "settings"}, {"settings", settings_json(event.settings)}};
    }
    json operator()(const NewPreferences& event) const {
        json object = {{"type", "preferences"}};
        put_preferences(object, event.preferences);
        return object;
    }
    json operator()(const NetworkChanged& event) const {
        return {{"type", "network"}, {"online", event.online}};
    }
    json operator()(const ChannelAnswer& event) const {
        json object = {{"type", "response"},
                       {"id", event.id},
                       {"status", event.status},
                       {"contentType", event.content_type},
                       {"retryAfter", event.retry_after}};
        put_bytes(object, "body", event.body);
        if (event.clock) object["clock"] = unix_ms(*event.clock);
        return object;
    }
    json operator()(const ChannelFailure& event) const {
        return {{"type", "failed"},
                {"id", event.id},
                {"reason", kFaults.at(static_cast<std::size_t>(event.fault))}};
    }
    json operator()(const ChannelChunk& event) const {
        json object = {{"type", "chunk"}, {"id", event.id}};
        put_bytes(object, "text", event.text);
        return object;
    }
    json operator()(const HostAnswer& event) const {
        json object = {{"type", event.ok ? "result" : "problem"}, {"id", event.id}};
        put_bytes(object, "json", event.json);
        return object;
    }
    json operator()(const FilesChosen& event) const {
        json files = json::array();
        for (const ChosenFile& each : event.files) {
            files.push_back({{"file", each.file},
                             {"name", each.name},
                             {"type", each.type},
                             {"size", each.size}});
        }
        return {{"type", "files"}, {"files", std::move(files)}};
    }
    json operator()(const UploadProgress& event) const {
        return {{"type", "progress"}, {"id", event.id}, {"percent", event.percent}};
    }
    json operator()(const PageVisible& event) const {
        return {{"type", "page"}, {"visible", event.visible}};
    }
};

template <std::size_t Count>
std::size_t index_of(const std::array<std::string_view, Count>& words, const json& word) {
    for (std::size_t i = 0; i < Count; ++i) {
        if (word == words.at(i)) {
            return i;
        }
    }
    throw std::runtime_error("unknown word " + word.dump());
}

} // namespace

json settings_json(const Settings& settings) {
    json object = {{"endpoint", settings.endpoint},
                   {"locale", locale_tag(settings.language)},
                   {"transport", settings.transport == TransportKind::Host ? "host" : "http"},
                   {"user", {{"name", settings.customer.name}, {"email", settings.customer.email}}},
                   {"vouches", settings.vouches},
                   {"accent", to_css(settings.accent)},
                   {"online", settings.online}};
    if (!settings.site.empty()) {
        object["site"] = settings.site;
    }
    for (const auto& [sentence, words] : settings.labels) {
        object["labels"][std::string{sentence_key(sentence)}] = words;
    }
    for (const ContactLink& contact : settings.contacts) {
        object["contacts"].push_back({{"label", contact.label}, {"href", contact.href}});
    }
    put_preferences(object, settings.preferences);
    return object;
}

json event_json(const InputEvent& event) {
    return std::visit(ToJson{}, event);
}

InputEvent event_of(const json& object, const Preferences& now) {
    const std::string type = object.at("type").get<std::string>();
    if (type == "act") {
        return ActionRequest{object.at("node").get<NodeId>(),
                             static_cast<ActionKind>(index_of(kActions, object.at("action"))),
                             bytes_of(object, "data")};
    }
    if (type == "response") {
        std::optional<UtcTime> clock;
        if (object.contains("clock")) clock = from_unix_ms(object.at("clock").get<double>());
        return ChannelAnswer{object.at("id").get<RequestId>(),
                             object.at("status").get<int>(),
                             object.at("contentType").get<std::string>(),
                             object.at("retryAfter").get<std::string>(),
                             bytes_of(object, "body"),
                             clock};
    }
    if (type == "chunk") {
        return ChannelChunk{object.at("id").get<RequestId>(), bytes_of(object, "text")};
    }
    if (type == "result" || type == "problem") {
        return HostAnswer{object.at("id").get<RequestId>(), type == "result",
                          bytes_of(object, "json")};
    }
    auto event = decode_message(object.dump(), now);
    if (!event) {
        throw std::runtime_error(event.error().message);
    }
    return std::move(event.value());
}

} // namespace help::qa
