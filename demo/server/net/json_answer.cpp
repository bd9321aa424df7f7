#include "demo/server/net/json_answer.h"

#include "demo/server/net/entity_tag.h"

namespace help::net {

Response json_answer(int status, const nlohmann::ordered_json& body) {
    Response response{.status = status};
    response.add("Content-Type", "application/json");
    response.add("Cache-Control", "no-store");
    response.body = body.dump();
    return response;
}

Response empty_answer() {
    Response response{.status = 204};
    response.add("Cache-Control", "no-store");
    return response;
}

Response kept_answer(const Request& request, std::string body, std::chrono::seconds max_age) {
    const auto tag = entity_tag(body);
    Response response;
    response.add("Cache-Control",
                 max_age.count() == 0 ? "no-cache" : "max-age=" + std::to_string(max_age.count()));
    response.add("ETag", tag);
    if (client_has(request, tag)) {
        response.status = 304;
        return response;
    }
    response.add("Content-Type", "application/json");
    response.body = std::move(body);
    return response;
}

} // namespace help::net
