#include "demo/server/net/api.h"

#include "demo/server/net/problem.h"

namespace help::net {

void Api::answer(const Request& request, Reply reply) {
    // Marked here and now, while the request exists; the answer may come from another thread later.
    Response marks;
    origins_.mark(request, marks);
    route(request, [reply = std::move(reply), marks = std::move(marks)](Response response) {
        response.headers.insert(response.headers.end(), marks.headers.begin(), marks.headers.end());
        reply(std::move(response));
    });
}

void Api::route(const Request& request, const Reply& reply) {
    if (!origins_.allow(request)) return reply(Origins::refusal(request));
    const auto methods = table_.methods_of(request.path);
    if (methods.empty()) return reply(problem(Code::NotFound, "no such resource"));
    if (request.method == "OPTIONS") return reply(origins_.preflight(methods));
    if (auto refusal = gate_.over_address_limit(request)) return reply(std::move(*refusal));
    if (table_.run(request, reply)) return;
    auto refusal = problem(Code::MethodNotAllowed, "this resource takes " + methods);
    refusal.add("Allow", methods);
    reply(std::move(refusal));
}

} // namespace help::net
