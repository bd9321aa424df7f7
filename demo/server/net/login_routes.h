#pragma once

#include "demo/server/domain/chat_form.h"
#include "demo/server/domain/desk.h"
#include "demo/server/live/chat_desk.h"
#include "demo/server/net/gate.h"
#include "demo/server/net/login_limits.h"
#include "demo/server/store/password_thread.h"

#include <functional>
#include <memory>
#include <string>

namespace help::net {

/// Sessions of agents: how one begins and ends.
class LoginRoutes {
public:
    /// Ends the open streams and polls of one session. Callable from any thread.
    using EndStreams = std::function<void(const std::string& agent, const std::string& token_hash)>;

    /// What is referred to must outlive the routes.
    LoginRoutes(const desk::Desk& desk,
                desk::ChatDesk& chats,
                desk::PasswordThread& passwords,
                Gate& gate,
                EndStreams end_streams)
        : desk_(desk), chats_(chats), passwords_(passwords), gate_(gate),
          end_streams_(std::move(end_streams)) {}

    void add_to(RouteTable& table);

private:
    /// Somebody who wants to be the agent of a login; `agent` is null when there is none.
    struct Attempt {
        desk::Login login;
        const desk::DeskAgent* agent;
        std::string address;
        Reply reply;
    };
    using SharedAttempt = std::shared_ptr<const Attempt>;

    void log_in(const Call& call);
    void check_password(const SharedAttempt& attempt, const std::string& hash);
    void begin_session(const SharedAttempt& attempt);
    void log_out(const Call& call);

    const desk::Desk& desk_;
    desk::ChatDesk& chats_;
    desk::PasswordThread& passwords_;
    Gate& gate_;
    EndStreams end_streams_;
    LoginLimits limits_{};
};

} // namespace help::net
