#pragma once

#include "widget/input.h"
#include "widget/output.h"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace help::test {

/// A backend without a network: it keeps the requests that the widget makes and answers what the
/// test tells it to. Told nothing, it answers like the real desk of the domain.
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

    /// Takes the requests of a frame; gives what the widget is told for the next one.
    [[nodiscard]] std::vector<InputEvent> serve(const std::vector<Effect>& effects);

    /// Every request that came, in order.
    [[nodiscard]] const std::vector<SendRequest>& requests() const { return requests_; }
    [[nodiscard]] int count(std::string_view method_and_path) const;
    /// Body of the last request to `path`.
    [[nodiscard]] std::string last_body(std::string_view path) const;

private:
    struct Plan {
        std::string path;
        Answer answer;
        bool fails = false;
        ChannelFault fault = ChannelFault::Network;
    };
    [[nodiscard]] InputEvent respond(const SendRequest& request);

    std::deque<Plan> plans_;
    std::deque<SendRequest> waiting_;
    std::vector<SendRequest> requests_;
    bool held_ = false;
};

/// The desk of the domain as the protocol describes it (docs/protocol, pt-BR).
extern const std::string_view kDeskJson;
extern const std::string_view kReceiptJson;

} // namespace help::test
