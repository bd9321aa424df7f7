#include "widget/wire/json_writer.h"
#include "widget/wire/members.h"
#include "widget/wire/protocol.h"

namespace help {

std::string encode_dismissed_notices(const DismissedNotices& dismissed) {
    JsonWriter json;
    json.begin_object().key("ids").begin_array();
    for (const std::string& id : dismissed.ids()) {
        json.text(id);
    }
    return json.end_array().end_object().take();
}

std::optional<DismissedNotices> decode_dismissed_notices(std::string_view json) {
    const auto root = parse_json(json);
    DismissedNotices dismissed;
    const bool read = root && root->member("ids") != nullptr &&
                      each(*root, "ids", 0, DismissedNotices::kMost, [&](const Value& value) {
                          const auto id = value.text(1, 64);
                          dismissed.add(id.value_or(std::string{}));
                          return id.has_value();
                      });
    return read ? std::optional{dismissed} : std::nullopt;
}

} // namespace help
