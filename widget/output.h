#pragma once

#include "widget/base/time.h"
#include "widget/transport/http_channel.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace help {

struct Theme;

/// Send this; the answer comes back as ChannelAnswer or ChannelFailure with the same id.
struct SendRequest {
    RequestId id = 0;
    HttpRequest request;
};
/// The answer to this request is no longer wanted.
struct CancelRequest {
    RequestId id = 0;
};
/// Call the host's own transport. `arguments` is a JSON array.
struct CallTransport {
    RequestId id = 0;
    std::string_view method;
    std::string arguments;
};
/// Keep this text under `key` until it is replaced; nullopt forgets it.
struct Store {
    std::string_view key;
    std::optional<std::string> value;
};
/// Tell the embedding page. `detail` is a JSON object.
struct Notify {
    std::string_view name;
    std::string detail;
};
/// New colours, measures and type for the panel, as declarations of custom properties.
struct ApplyTheme {
    std::string css;
};
struct UseLanguage {
    std::string_view locale;
};
/// The launcher's badge: messages that the customer has not seen; 0 takes it away.
struct ShowUnread {
    int count = 0;
    std::string words; ///< "2 mensagens novas"
};
/// Put this text into the clipboard. Only in a frame that began with a Click.
struct CopyText {
    std::string text;
};
/// Offer this text as a file to keep. Only in a frame that began with a Click.
struct SaveFile {
    std::string name;
    std::string text;
};
/// The customer closed the panel.
struct Dismiss {};

using Effect = std::variant<SendRequest,
                            CancelRequest,
                            CallTransport,
                            Store,
                            Notify,
                            ApplyTheme,
                            UseLanguage,
                            ShowUnread,
                            CopyText,
                            SaveFile,
                            Dismiss>;

/// What one frame asks of the host. The views are borrowed until the next frame.
struct Output {
    const std::vector<std::uint8_t>* tree = nullptr; ///< operations, widget/a11y/tree_ops.h
    const std::vector<std::uint8_t>* draw = nullptr; ///< null when the picture did not change
    std::vector<Effect> effects;
    std::optional<UtcTime> wake_at; ///< run a frame then, even without input
    bool moving = false;            ///< run the next animation frame
};

} // namespace help
