#pragma once

#include "demo/server/domain/desk.h"
#include "demo/server/net/gate.h"

namespace help::net {

/// The knowledge base: searching and reading. No session is needed.
class ArticleRoutes {
public:
    /// What is referred to must outlive the routes.
    ArticleRoutes(const desk::Desk& desk, Gate& gate) : desk_(desk), gate_(gate) {}

    void add_to(RouteTable& table);

private:
    void search(const Call& call);
    void read(const Call& call);
    [[nodiscard]] Response hits_answer(const std::vector<std::string>& ids,
                                       const std::string& locale,
                                       std::size_t limit) const;

    const desk::Desk& desk_;
    Gate& gate_;
};

} // namespace help::net
