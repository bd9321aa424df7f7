#pragma once

#include "demo/server/net/gate.h"
#include "demo/server/net/origins.h"
#include "demo/server/net/route_table.h"

namespace help::net {

/// The front of `/v1/`: which pages may ask, which methods a path takes, how often one address may
/// come. Lives on the network thread.
class Api {
public:
    /// What is referred to must outlive the Api.
    Api(const RouteTable& table, Gate& gate, const Origins& origins)
        : table_(table), gate_(gate), origins_(origins) {}

    /// Answers any path that starts with `/v1/`.
    void answer(const Request& request, Reply reply);

    /// The pattern of a path; empty when there is none.
    [[nodiscard]] std::string pattern_of(std::string_view path) const {
        return table_.pattern_of(path);
    }

private:
    void route(const Request& request, const Reply& reply);

    const RouteTable& table_;
    Gate& gate_;
    const Origins& origins_;
};

} // namespace help::net
