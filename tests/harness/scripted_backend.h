#pragma once

#include "tests/harness/desk_answers.h"
#include "widget/input.h"
#include "widget/output.h"

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace help::test {

/// A backend without a network: it keeps the requests that the widget makes and answers what the
/// test tells it to. Told nothing, it answers like the real desk of the domain: a chat waits in
/// third place until the test says more, messages get their numbers, events come on a stream that
/// stays open. What it says by itself reaches the widget with the next frame.
class ScriptedBackend {
public:
    struct Answer {
        int status = 200;
        std::string body;
        std::string content_type = "application/json";
        std::string retry_after = {};
    };

    /// Answers the next request whose URL begins with `path` like this, instead of what it would
    /// say itself.
    void next(std::string_view path, Answer answer);
    /// Does not answer that request at all: it fails with `fault`.
    void fail_next(std::string_view path, ChannelFault fault);
    /// From now on requests stay unanswered until release().
    void hold() { held_ = true; }
    void release() { held_ = false; }

    /// An event object of docs/protocol, as the desk would say it: on the open stream or poll, and
    /// to whoever listens later from an older cursor. Durable ones get a cursor.
    void say(std::string_view event_json);
    /// The open stream or poll breaks.
    void drop_stream();
    /// What the desk's clock shows; nullopt: it does not say.
    std::optional<UtcTime> clock;
    /// From now on there are long polls only.
    void refuse_streams() { streams_refused_ = true; }
    /// What the chat is when it is asked for.
    void set_chat(std::string json);
    /// Where the events are now, for a snapshot that a test writes.
    [[nodiscard]] std::string cursor() const { return "e" + std::to_string(log_.size()); }

    /// Takes the requests of a frame; gives what the widget is told for the next one.
    [[nodiscard]] std::vector<InputEvent> serve(const std::vector<Effect>& effects);

    /// Every request that came, in order.
    [[nodiscard]] const std::vector<SendRequest>& requests() const { return requests_; }
    [[nodiscard]] int count(std::string_view method_and_path) const;
    /// The last request with a file that nobody has answered; 0: there is none.
    [[nodiscard]] RequestId open_upload() const;
    /// Body of the last request to `path`.
    [[nodiscard]] std::string last_body(std::string_view path) const;

private:
    struct Plan {
        std::string path;
        Answer answer;
        bool fails = false;
        ChannelFault fault = ChannelFault::Network;
    };
    [[nodiscard]] std::optional<InputEvent> respond(const SendRequest& request);
    [[nodiscard]] Answer answer(const HttpRequest& request);
    [[nodiscard]] Answer answer_chat(const HttpRequest& request);
    [[nodiscard]] Answer take_message(std::string_view path, std::string_view body);
    [[nodiscard]] std::optional<InputEvent> listen(const SendRequest& request);
    void tell_poll();

    std::deque<Plan> plans_;
    std::deque<SendRequest> waiting_;
    std::vector<InputEvent> said_;         ///< what the widget is told with the next frame
    std::vector<std::string> log_;         ///< durable events; the first one has the cursor e1
    std::optional<SendRequest> listening_; ///< the open stream or poll
    std::size_t told_ = 0;                 ///< how much of the log that poll has heard
    std::string chat_;                     ///< the snapshot; empty: none yet
    std::uint32_t last_seq_ = 0;
    bool served_ = false; ///< an agent has taken the chat
    bool streams_refused_ = false;
    std::vector<SendRequest> requests_;
    bool held_ = false;
};

} // namespace help::test
