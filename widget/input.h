#pragma once

#include "widget/a11y/node.h"
#include "widget/base/time.h"
#include "widget/config.h"
#include "widget/draw/surface.h"
#include "widget/transport/http_channel.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace help {

/// The numbers are part of the boundary.
enum class ActionKind : std::uint8_t {
    Click = 1,
    Focus = 2,
    Blur = 3,
    SetValue = 4, ///< data: the whole new value
    Scroll = 5,   ///< data: CSS pixels above and below what is seen, `120.5 800`
    Dismiss = 6,
};

/// What the customer did to one thing on the screen. The only way in for actions, on every
/// platform.
struct ActionRequest {
    NodeId node = kNoNode;
    ActionKind kind = ActionKind::Click;
    std::string data;
};

enum class Route : std::uint8_t { Home, Ticket, Talk, Channels, Chat, Knowledge, Notices };
inline constexpr int kRouteCount = 7;

/// The words of a route in the boundary.
[[nodiscard]] constexpr std::string_view route_name(Route route) {
    constexpr std::string_view kNames[] = {"home", "ticket",    "talk",   "channels",
                                           "chat", "knowledge", "notices"};
    return kNames[static_cast<std::size_t>(route)];
}

/// The customer seems to want help soon: fetch what the first screen needs.
struct Prepare {};
/// The panel is shown; without a route where the customer was.
struct OpenPanel {
    std::optional<Route> route;
};
struct ClosePanel {};
struct NewSettings {
    Settings settings;
};
struct NewPreferences {
    Preferences preferences;
};
struct NetworkChanged {
    bool online = true;
};
/// What a function of the host's own transport gave. The text is one JSON value: the result, or the
/// members of a problem.
struct HostAnswer {
    RequestId id = 0;
    bool ok = false;
    std::string json;
};

/// The customer has chosen, dropped or pasted files.
struct FilesChosen {
    std::vector<ChosenFile> files;
};
/// How much of a request's file has left.
struct UploadProgress {
    RequestId id = 0;
    int percent = 0;
};

/// The page is in front of the customer, or behind something else.
struct PageVisible {
    bool visible = true;
};

using InputEvent = std::variant<ActionRequest,
                                Prepare,
                                OpenPanel,
                                ClosePanel,
                                NewSettings,
                                NewPreferences,
                                NetworkChanged,
                                ChannelAnswer,
                                ChannelFailure,
                                ChannelChunk,
                                HostAnswer,
                                FilesChosen,
                                UploadProgress,
                                PageVisible>;

/// All that the core is told for one frame.
struct Input {
    UtcTime now;
    Viewport viewport;
    Pointer pointer;
    bool drawing = true; ///< false: boxes and picture are not wanted (second skin, hidden page)
    std::vector<InputEvent> events; ///< in the order in which they happened
};

} // namespace help
