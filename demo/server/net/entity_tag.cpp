#include "demo/server/net/entity_tag.h"

#include "demo/server/store/sha256.h"

namespace help::net {

std::string entity_tag(std::string_view content) {
    return '"' + desk::sha256_hex(content).substr(0, 32) + '"';
}

bool client_has(const Request& request, std::string_view tag) {
    const auto held = request.header("If-None-Match");
    // Our tags hold no comma and no quote inside, so finding one whole, quotes included, is finding
    // an element of the list.
    return held && (*held == "*" || held->find(tag) != std::string_view::npos);
}

} // namespace help::net
