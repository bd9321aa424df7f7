#pragma once

#include "tests/harness/scripted_backend.h"
#include "widget/draw/surface.h"
#include "widget/input.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What a scenario file says (docs/qa.md), checked and ready to run.
namespace help::qa {

/// A thing on the screen as people name it; an empty role is any role.
struct Target {
    std::string role;
    std::string name;
};

struct Open {
    std::optional<Route> route;
};
struct Close {};
struct Press {
    Target target;
};
struct TypeText {
    std::string field;
    std::string text;
};
struct Choose {
    std::string field;
    std::string option;
};
/// Files are given to the browser's chooser, which the button with this name opens.
struct AttachFiles {
    std::string button;
    std::vector<ChosenFile> files; ///< without the host's numbers
};
struct DismissPanel {};
/// The screen is moved all the way.
struct Scroll {
    bool to_end = true;
};
struct Wait {
    Milliseconds time{0};
};
struct Network {
    bool online = true;
};
/// The backend's next `times` answers to `path`.
struct BackendAnswers {
    std::string path;
    test::ScriptedBackend::Answer answer;
    int times = 1;
};
struct BackendFails {
    std::string path;
    ChannelFault fault = ChannelFault::Network;
    int times = 1;
};
struct BackendHolds {
    bool held = true;
};
/// So much of the file that is on its way has left.
struct UploadMoves {
    int percent = 0;
};
/// An event of docs/protocol, on the stream that the widget listens to.
struct BackendSays {
    std::string event; ///< JSON
};
/// What GET /v1/bootstrap answers from now on: a JSON merge patch on what it answered before.
struct BackendHasDesk {
    nlohmann::json patch;
};
/// What GET /v1/chats/{id} answers from now on.
struct BackendHasChat {
    std::string chat; ///< JSON
};
/// The open stream breaks.
struct BackendDropsStream {};
/// The page is loaded again: a new widget from what the page kept.
struct Reload {};
/// The page changes settings; a JSON merge patch (RFC 7396) on those before.
struct ChangeSettings {
    nlohmann::json patch;
};
/// A picture, where pictures are wanted.
struct Shot {
    std::string name;
};

struct NodeFacts {
    Target target;
    std::optional<std::string> value;
    std::optional<std::string> description;
    std::optional<std::string> error;
    std::optional<std::string> href;
    std::vector<std::string> states; ///< all of these
};
struct PageEventFacts {
    std::string name;
    std::string detail_contains;
    std::optional<int> count; ///< absent: at least one
};
struct RequestFacts {
    std::string method;
    std::string path; ///< the URL begins with it
    std::string body_contains;
    std::optional<int> count; ///< absent: at least one
};
/// Everything that is given must hold at once.
struct Expect {
    std::vector<std::string> text;
    std::vector<std::string> no_text;
    std::optional<NodeFacts> node;
    std::optional<Target> no_node;
    std::optional<std::string> focus;
    std::optional<std::string> said;
    std::optional<PageEventFacts> page_event;
    std::optional<RequestFacts> request;
    bool idle = false;
};

using Step = std::variant<Open,
                          Close,
                          Press,
                          TypeText,
                          Choose,
                          AttachFiles,
                          DismissPanel,
                          Scroll,
                          Wait,
                          Network,
                          BackendAnswers,
                          BackendFails,
                          BackendHolds,
                          UploadMoves,
                          BackendSays,
                          BackendHasDesk,
                          BackendHasChat,
                          BackendDropsStream,
                          Reload,
                          ChangeSettings,
                          Expect,
                          Shot>;

struct Scenario {
    std::string file;
    std::string name; ///< a sentence
    std::string why;
    nlohmann::json settings; ///< of help_create, without `stored`
    UtcTime now;
    Viewport viewport;
    std::string desk;             ///< answer of GET /v1/bootstrap
    bool scripts_backend = false; ///< it says what the backend knows or does
    std::vector<Step> steps;
    std::vector<std::string> lines; ///< each step as its file says it, for reports
};

} // namespace help::qa
