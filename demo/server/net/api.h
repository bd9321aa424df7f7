#pragma once

#include "demo/server/domain/desk.h"
#include "demo/server/net/message.h"
#include "demo/server/net/origins.h"
#include "demo/server/net/rate_limits.h"
#include "demo/server/store/store_thread.h"

#include <functional>
#include <map>
#include <optional>
#include <string>

namespace help::net {

using Clock = std::function<desk::Instant()>;

/// The three resources of docs/protocol, for one desk. Lives on the network thread; the store's
/// thread only runs its answers.
class Api {
public:
    /// `limits` none: nobody is refused for asking often. What is referred to must outlive the Api.
    Api(const desk::Desk& desk,
        desk::StoreThread& store,
        const Origins& origins,
        std::optional<RateLimits> limits,
        Clock clock);

    /// Answers any path that starts with `/v1/`.
    void answer(const Request& request, Reply reply);

private:
    struct Bootstrap {
        std::string body;
        std::string tag;
    };
    void route(const Request& request, const Reply& reply);
    [[nodiscard]] Response bootstrap(const Request& request) const;
    void start_session(const Request& request, const Reply& reply);
    void place_ticket(const Request& request, const std::string& id, const Reply& reply);
    [[nodiscard]] std::optional<Response> over_address_limit(const Request& request);
    void ask_store(desk::StoreThread::Job job, const Reply& reply);

    const desk::Desk& desk_;
    desk::StoreThread& store_;
    const Origins& origins_;
    std::optional<RateLimits> limits_;
    Clock clock_;
    std::map<std::string, Bootstrap> bootstraps_{}; // by locale
};

} // namespace help::net
