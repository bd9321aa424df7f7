#pragma once

#include "demo/server/net/event_stream.h"
#include "demo/server/net/gate.h"

namespace help::net {

/// `GET /v1/events`, for customers and agents: as a stream or as a long poll.
class EventRoutes {
public:
    /// Runs a task on the network thread, in the order of publications.
    using Post = std::function<void(std::function<void()>)>;

    /// What is referred to must outlive the routes.
    EventRoutes(Gate& gate, EventHub& hub, Post post);

    void add_to(RouteTable& table);

private:
    /// Who listens, and what they have missed.
    struct Opened {
        desk::Audience who;
        desk::Replay replay;
    };
    using Open = std::function<void(const Opened&, const Reply&)>;

    void open(const Call& call);
    /// Asks the store, then runs `open` on the network thread before anything newer is published.
    void open_with(const Call& call, std::optional<std::string> cursor, Open open);
    void open_stream(const Opened& opened, const std::string& token_hash, const Reply& reply);
    void open_poll(const Opened& opened,
                   const std::string& token_hash,
                   std::chrono::seconds wait,
                   const Reply& reply);
    void renew(const std::shared_ptr<EventStream>& stream);
    [[nodiscard]] std::optional<Response> refusal(const Opened& opened);

    Gate& gate_;
    EventHub& hub_;
    Post post_;
    EventStream::Renew renew_;
};

} // namespace help::net
