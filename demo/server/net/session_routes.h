#pragma once

#include "demo/server/domain/chat_form.h"
#include "demo/server/domain/desk.h"
#include "demo/server/identity/identity_token.h"
#include "demo/server/net/gate.h"

#include <functional>
#include <string>

namespace help::net {

/// Beginning and ending a session: anonymous, of a subject that was here before, or of a customer
/// for whom the host's server vouches.
class SessionRoutes {
public:
    /// Ends the open streams and polls of a subject: those of one session, or with an empty hash
    /// all of them. Callable from any thread.
    using EndStreams =
        std::function<void(const std::string& subject, const std::string& token_hash)>;

    /// What is referred to must outlive the routes.
    SessionRoutes(const desk::Desk& desk,
                  const desk::IdentityTokens& identities,
                  Gate& gate,
                  EndStreams end_streams)
        : desk_(desk), identities_(identities), gate_(gate), end_streams_(std::move(end_streams)) {}

    void add_to(RouteTable& table);

private:
    void start(const Call& call);
    void start_anonymous(const Call& call, const desk::SessionRequest& asked);
    void start_verified(const Call& call,
                        const desk::SessionRequest& asked,
                        const desk::Identity& identity);
    void end(const Call& call);

    const desk::Desk& desk_;
    const desk::IdentityTokens& identities_;
    Gate& gate_;
    EndStreams end_streams_;
};

} // namespace help::net
