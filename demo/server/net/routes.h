#pragma once

#include "demo/server/net/api.h"
#include "demo/server/net/message.h"
#include "demo/server/net/metrics.h"
#include "demo/server/net/operations.h"
#include "demo/server/net/origins.h"
#include "demo/server/net/static_files.h"

namespace help::net {

/// Where each path goes: `/v1/…` to the API, `/healthz` and its like to the operations, all else to
/// files. Counts every answer, and writes one line to the log for it, without query, body, address
/// or token. All parts must outlive it.
class Routes {
public:
    Routes(Api& api,
           Operations& operations,
           const StaticFiles& files,
           const Origins& origins,
           Metrics& metrics)
        : api_(api), operations_(operations), files_(files), origins_(origins), metrics_(metrics) {}

    void answer(const Request& request, const Reply& reply);

private:
    void route(const Request& request, const Reply& reply);
    [[nodiscard]] Reply noted(const Request& request, Reply reply);
    [[nodiscard]] std::string name_of(const Request& request) const;

    Api& api_;
    Operations& operations_;
    const StaticFiles& files_;
    const Origins& origins_;
    Metrics& metrics_;
};

} // namespace help::net
