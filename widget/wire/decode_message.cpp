#include "widget/base/text.h"
#include "widget/wire/members.h"
#include "widget/wire/settings.h"
#include "widget/wire/settings_reader.h"
#include "widget/wire/value.h"

#include <array>
#include <limits>

namespace help {

namespace {

Error refused(std::string_view what) {
    return {"message-invalid", "message: expected " + std::string{what} + "."};
}

RequestId id_of(const Value& root) {
    const Value* id = root.member("id");
    const auto number =
        id == nullptr ? std::nullopt : id->integer(1, std::numeric_limits<RequestId>::max());
    return static_cast<RequestId>(number.value_or(0));
}

Result<InputEvent> open_panel(const Value& root) {
    OpenPanel event;
    if (root.member("route") != nullptr) {
        const std::string_view name = text_of(root, "route");
        for (int i = 0; i < kRouteCount; ++i) {
            if (route_name(static_cast<Route>(i)) == name) {
                event.route = static_cast<Route>(i);
            }
        }
        if (!event.route) {
            return refused("a route: home, ticket, talk, channels, chat, knowledge or notices");
        }
    }
    return InputEvent{event};
}

Result<InputEvent> answer(const Value& root) {
    const Value* status = root.member("status");
    const auto number = status == nullptr ? std::nullopt : status->integer(0, 999);
    const RequestId id = id_of(root);
    if (id == 0 || !number) {
        return refused("an id and a status");
    }
    constexpr double kYear10000 = 253'402'300'800'000;
    const Value* clock = root.member("clock");
    const auto time = clock == nullptr ? std::nullopt : clock->number(0, kYear10000);
    return InputEvent{
        ChannelAnswer{id, static_cast<int>(*number), std::string{text_of(root, "contentType")},
                      std::string{text_of(root, "retryAfter")}, std::string{text_of(root, "body")},
                      time ? std::optional{from_unix_ms(*time)} : std::nullopt}};
}

Result<InputEvent> failure(const Value& root) {
    constexpr std::array<std::pair<std::string_view, ChannelFault>, 4> kFaults = {
        {{"network", ChannelFault::Network},
         {"timeout", ChannelFault::Timeout},
         {"too-large", ChannelFault::TooLarge},
         {"blocked", ChannelFault::Blocked}}};
    const RequestId id = id_of(root);
    for (const auto& [name, fault] : kFaults) {
        if (id != 0 && text_of(root, "reason") == name) {
            return InputEvent{ChannelFailure{id, fault}};
        }
    }
    return refused("an id and a reason: network, timeout, too-large or blocked");
}

Result<InputEvent> chunk(const Value& root) {
    const RequestId id = id_of(root);
    if (id == 0) {
        return refused("an id");
    }
    return InputEvent{ChannelChunk{id, std::string{text_of(root, "text")}}};
}

/// A name as it may be shown and sent: of the shape of one, whatever it was on the disk.
std::string file_name(std::string_view told) {
    std::string name{trim(first_characters(neutralise(told, Lines::Drop), 255))};
    for (char& c : name) {
        c = c == '/' || c == '\\' ? '_' : c;
    }
    return name.empty() ? "file" : name;
}

Result<InputEvent> files(const Value& root) {
    constexpr std::size_t kMost = 200;
    FilesChosen event;
    const bool read = each(root, "files", 1, kMost, [&event](const Value& value) {
        const Value* file = value.member("file");
        const Value* size = value.member("size");
        const auto number = file == nullptr ? std::nullopt : file->integer(1, 0xFFFFFFFF);
        const auto bytes = size == nullptr ? std::nullopt : size->integer(0, 1LL << 52);
        if (number && bytes) {
            event.files.push_back({static_cast<std::uint32_t>(*number),
                                   file_name(text_of(value, "name")),
                                   std::string{first_characters(text_of(value, "type"), 127)},
                                   static_cast<std::uint64_t>(*bytes)});
        }
        return number && bytes;
    });
    return read ? Result<InputEvent>{InputEvent{std::move(event)}}
                : refused("1 to 200 files, each with a number and a size");
}

Result<InputEvent> progress(const Value& root) {
    const Value* percent = root.member("percent");
    const auto number = percent == nullptr ? std::nullopt : percent->integer(0, 100);
    const RequestId id = id_of(root);
    if (id == 0 || !number) {
        return refused("an id and a percent");
    }
    return InputEvent{UploadProgress{id, static_cast<int>(*number)}};
}

Result<InputEvent> page(const Value& root) {
    const Value* visible = root.member("visible");
    const auto flag = visible == nullptr ? std::nullopt : visible->flag();
    if (!flag) {
        return refused("visible: true or false");
    }
    return InputEvent{PageVisible{*flag}};
}

/// The `json` text of a host's answer stays text here; the transport decodes it like any other.
Result<InputEvent> host_answer(const Value& root, bool ok) {
    const RequestId id = id_of(root);
    if (id == 0) {
        return refused("an id");
    }
    return InputEvent{HostAnswer{id, ok, std::string{text_of(root, "json")}}};
}

Result<InputEvent> new_settings(const Value& root) {
    const Value* settings = root.member("settings");
    if (settings == nullptr) {
        return refused("settings");
    }
    auto decoded = settings_of(*settings);
    if (!decoded) {
        return decoded.error();
    }
    return InputEvent{NewSettings{std::move(decoded.value())}};
}

Result<InputEvent> new_preferences(const Value& root, Preferences preferences) {
    SettingsReader reader;
    for (const auto& [key, value] : *root.object()) {
        if (key != "type" && !read_preference(key, value, reader, preferences)) {
            reader.refuse(key, "nothing: there is no such preference");
        }
    }
    if (reader.error()) {
        return *reader.error();
    }
    return InputEvent{NewPreferences{preferences}};
}

Result<InputEvent> network(const Value& root) {
    const Value* online = root.member("online");
    const auto flag = online == nullptr ? std::nullopt : online->flag();
    if (!flag) {
        return refused("online: true or false");
    }
    return InputEvent{NetworkChanged{*flag}};
}

} // namespace

Result<InputEvent> decode_message(std::string_view json, const Preferences& now) {
    const auto root = parse_json(json, kMostHandedOver);
    if (!root || root->object() == nullptr) {
        return refused("a JSON object of at most 1.5 MiB");
    }
    const std::string_view type = text_of(*root, "type");
    if (type == "response") {
        return answer(*root);
    }
    if (type == "failed") {
        return failure(*root);
    }
    if (type == "result" || type == "problem") {
        return host_answer(*root, type == "result");
    }
    if (type == "prepare") {
        return InputEvent{Prepare{}};
    }
    if (type == "open") {
        return open_panel(*root);
    }
    if (type == "close") {
        return InputEvent{ClosePanel{}};
    }
    if (type == "settings") {
        return new_settings(*root);
    }
    if (type == "preferences") {
        return new_preferences(*root, now);
    }
    if (type == "chunk") {
        return chunk(*root);
    }
    if (type == "files") {
        return files(*root);
    }
    if (type == "progress") {
        return progress(*root);
    }
    if (type == "page") {
        return page(*root);
    }
    return type == "network" ? network(*root) : refused("a type that docs/boundary.md names");
}

} // namespace help
