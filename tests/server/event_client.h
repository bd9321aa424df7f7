#pragma once

#include "tests/server/http_client.h"

#include <nlohmann/json.hpp>

#include <string>

/// Server-sent events for tests: one open stream, read event by event. Waits at most 20 s for
/// anything.
class EventClient {
public:
    /// Asks for the stream; `cursor` is sent as Last-Event-ID when it is not empty.
    EventClient(std::uint16_t port, const std::string& token, const std::string& cursor = "");

    [[nodiscard]] int status() const { return status_; }
    [[nodiscard]] const std::string& head() const { return head_; }

    struct Event {
        std::string id{};      // empty: of the moment
        nlohmann::json data{}; // null: the stream has ended
        [[nodiscard]] std::string type() const {
            return data.is_null() ? "end" : std::string(data["type"]);
        }
    };
    /// The next event; comments are passed over.
    [[nodiscard]] Event next();
    /// The next event of that type.
    [[nodiscard]] Event next(const std::string& type);

private:
    bool read_chunk();

    http_client::Connection connection_;
    int status_ = 0;
    std::string head_{};
    std::string text_{};
};
