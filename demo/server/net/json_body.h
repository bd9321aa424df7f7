#pragma once

#include "demo/server/domain/form.h"
#include "demo/server/net/message.h"
#include "demo/server/net/problem.h"

#include <nlohmann/json.hpp>

#include <variant>

namespace help::net {

/// The JSON that a request carries, or the problem that answers it: another content type, or not
/// one strict JSON value.
[[nodiscard]] std::variant<nlohmann::json, Response> json_body(const Request& request);

/// What `read` (of domain/…_form.h) makes of the body, or the problem that answers it.
template <typename Value, typename Reader>
[[nodiscard]] std::variant<Value, Response> read_body(const Request& request, Reader read) {
    const auto body = json_body(request);
    if (const auto* refusal = std::get_if<Response>(&body)) return *refusal;
    desk::Read<Value> form = read(std::get<nlohmann::json>(body));
    if (const auto* errors = std::get_if<std::vector<desk::FieldError>>(&form))
        return validation_problem(*errors);
    return std::get<Value>(std::move(form));
}

} // namespace help::net
