#pragma once

#include "demo/server/live/chat_desk.h"
#include "demo/server/net/event_hub.h"
#include "demo/server/net/gate.h"
#include "demo/server/net/message.h"
#include "demo/server/net/metrics.h"
#include "demo/server/store/store_thread.h"

#include <mutex>
#include <vector>

namespace help::net {

/// Who may read `/metrics`: this machine only, or everybody.
enum class MetricsFor { ThisMachine, Everybody };

/// One answer for all who ask within a second. Callable from any thread.
class SharedAnswer {
public:
    /// True when the answer has to be made; else whoever asks has it, or gets it with the others.
    [[nodiscard]] bool ask(const Reply& reply, desk::Instant now);
    /// Tells everybody who waits.
    void tell(const Response& response);

private:
    std::mutex mutex_{};
    desk::Instant asked_at_{};
    Response answer_{}; // of asked_at_, once nobody waits
    std::vector<Reply> waiting_{};
};

/// What those who run the server ask it: `/healthz`, is the process of use at all; `/readyz`,
/// should it be sent requests; `/metrics`. On the network thread.
class Operations {
public:
    /// What is referred to must outlive the operations.
    Operations(desk::StoreThread& store,
               desk::ChatDesk& chats,
               const EventHub& hub,
               const Metrics& metrics,
               Clock clock,
               MetricsFor audience)
        : store_(store), chats_(chats), hub_(hub), metrics_(metrics), clock_(std::move(clock)),
          audience_(audience) {}

    [[nodiscard]] static bool are_asked_at(std::string_view path);
    /// A path at which they are asked.
    void answer(const Request& request, const Reply& reply);

private:
    void health(const Reply& reply);
    void readiness(const Reply& reply);
    void metrics(const Request& request, const Reply& reply);

    desk::StoreThread& store_;
    desk::ChatDesk& chats_;
    const EventHub& hub_;
    const Metrics& metrics_;
    Clock clock_;
    MetricsFor audience_;
    SharedAnswer readiness_{}; // anybody may ask, and each time writes
};

} // namespace help::net
