#pragma once

#include "demo/server/net/api.h"
#include "demo/server/net/message.h"
#include "demo/server/net/origins.h"
#include "demo/server/net/static_files.h"
#include "demo/server/store/store_thread.h"

namespace help::net {

/// Where each path goes: `/v1/…` to the API, `/healthz` to the store, all else to files. Writes one
/// line to the log for every answer, without query, body, address or token. All parts must outlive
/// it.
class Routes {
public:
    Routes(Api& api, const StaticFiles& files, const Origins& origins, desk::StoreThread& store)
        : api_(api), files_(files), origins_(origins), store_(store) {}

    void answer(const Request& request, const Reply& reply);

private:
    void route(const Request& request, const Reply& reply);
    void health(const Reply& reply);

    Api& api_;
    const StaticFiles& files_;
    const Origins& origins_;
    desk::StoreThread& store_;
};

} // namespace help::net
